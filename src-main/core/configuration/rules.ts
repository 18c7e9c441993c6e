/** The alert rules of an imported document: their shape, and that what they speak of exists. */
import type { AlertRule, RuleScope } from '#contract/configuration';
import type { SourceKindDescriptor } from '#contract/descriptor';
import { ruleSchema } from '#contract/schemas/rule';
import type { Provider } from '../provider.ts';
import type { Problems } from './problems.ts';

export interface RuleReading {
  readonly providers: readonly Provider[];
  readonly accounts: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
  readonly problems: Problems;
}

/** Sources of an account that follows its own list are called `ACCOUNT:STREAM` and come later (product.md section 9). */
function isSource(id: string, { accounts, sources }: RuleReading): boolean {
  return sources.has(id) || accounts.has(id.slice(0, Math.max(0, id.indexOf(':'))));
}

function kindsIn(
  { provider, kind }: RuleScope,
  providers: readonly Provider[],
): readonly SourceKindDescriptor[] {
  return providers
    .filter(({ descriptor }) => provider === undefined || descriptor.id === provider)
    .flatMap(({ descriptor }) => descriptor.sourceKinds)
    .filter((one) => kind === undefined || one.kind === kind);
}

function metricsOf(kinds: readonly SourceKindDescriptor[]): readonly string[] {
  const names = kinds.flatMap(({ metrics }) =>
    metrics.flatMap(({ id, role }) => [id, ...(role ? [role] : [])]),
  );
  return [...new Set(names)];
}

function checkScope(path: string, scope: RuleScope, reading: RuleReading): void {
  const { problems, providers } = reading;
  if (scope.source !== undefined && !isSource(scope.source, reading))
    problems.add(`${path}.source`, 'There is no source with this id in the file.');
  const ids = providers.map(({ descriptor }) => descriptor.id);
  if (scope.provider !== undefined && !ids.includes(scope.provider))
    problems.add(`${path}.provider`, `This provider is not known. Known are: ${ids.join(', ')}.`);
  else if (scope.kind !== undefined && kindsIn(scope, providers).length === 0)
    problems.add(`${path}.kind`, 'This kind of source is not known here.');
}

function checkMetric(path: string, metric: string | undefined, scope: RuleScope, reading: RuleReading): void {
  const known = metricsOf(kindsIn(scope, reading.providers));
  if (metric !== undefined && known.length > 0 && !known.includes(metric))
    reading.problems.add(path, `There is no such metric here. Known are: ${known.join(', ')}.`);
}

/** Reads `rules.N`. Undefined after adding problems. */
export function readRule(path: string, raw: unknown, reading: RuleReading): AlertRule | undefined {
  const rule = reading.problems.parseExactly(path, ruleSchema, raw);
  if (!rule) return undefined;
  const { scope, condition } = rule;
  checkScope(`${path}.scope`, scope, reading);
  checkMetric(`${path}.scope.metric`, scope.metric, scope, reading);
  if ('metric' in condition) checkMetric(`${path}.condition.metric`, condition.metric, scope, reading);
  return rule;
}
