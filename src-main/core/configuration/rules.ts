/** The alert rules of an imported document: their shape, and that what they speak of exists. */
import type { AlertRule, RuleScope } from '#contract/configuration';
import type { SourceKindDescriptor } from '#contract/descriptor';
import { ruleSchema } from '#contract/schemas/rule';
import { EVENT_RULE } from '../events/derived-rules.ts';
import type { Provider } from '../provider.ts';
import { type EventReading, isSource } from './events.ts';

export interface RuleReading extends EventReading {
  readonly providers: readonly Provider[];
  readonly destinations: ReadonlySet<string>;
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

function checkDestinations(path: string, named: readonly string[] = [], reading: RuleReading): void {
  named.forEach((id, index) => {
    if (!reading.destinations.has(id))
      reading.problems.add(`${path}.${index}`, 'There is no destination with this id in the file.');
  });
}

/** Reads `rules.N`. Undefined after adding problems. */
export function readRule(path: string, raw: unknown, reading: RuleReading): AlertRule | undefined {
  const rule = reading.problems.parseExactly(path, ruleSchema, raw);
  if (!rule) return undefined;
  if (rule.id.startsWith(EVENT_RULE))
    reading.problems.add(`${path}.id`, `Ids that begin with ${EVENT_RULE} belong to events. Choose another.`);
  const { scope, condition } = rule;
  checkScope(`${path}.scope`, scope, reading);
  checkMetric(`${path}.scope.metric`, scope.metric, scope, reading);
  checkDestinations(`${path}.destinations`, rule.destinations, reading);
  if ('metric' in condition) checkMetric(`${path}.condition.metric`, condition.metric, scope, reading);
  return rule;
}
