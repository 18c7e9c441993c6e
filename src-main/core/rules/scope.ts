/** Which rules look at which source, made ready once and kept by the identity of the list of rules. */
import type { AlertRule, RuleScope } from '#contract/configuration';
import { judgeFor } from './conditions/judge-for.ts';
import type { Judge } from './judge.ts';
import { spansOf, type Spans } from './step.ts';

/** What of a source decides whether a rule looks at it. */
export interface Watched {
  readonly source: string;
  readonly provider: string;
  readonly kind: string;
  readonly roles: Readonly<Record<string, string>>;
}

/** A rule ready to judge one source. */
export interface Compiled {
  readonly rule: AlertRule;
  readonly judge: Judge;
  readonly spans: Spans;
  /** Id of the metric it asks for. */
  readonly metric: string;
  /** The scope asks for a metric without a role: known only once the source has shown it. */
  readonly needs?: string;
  /** Milliseconds of lows to remember, for rules about growth. */
  readonly window?: number;
}

/** The rules for one kind of source; by source only where a rule names one. */
interface Kept {
  readonly provider: string;
  readonly kind: string;
  readonly roles: Watched['roles'];
  readonly compiled: readonly Compiled[];
  readonly bySource: Map<string, readonly Compiled[]> | undefined;
}

const kept = new WeakMap<readonly AlertRule[], Kept[]>();

/** The rules for one source, in their own order. */
export function rulesFor(rules: readonly AlertRule[], watched: Watched): readonly Compiled[] {
  const { compiled, bySource } = ofKind(rules, watched);
  if (!bySource) return compiled;
  const { source } = watched;
  const known = bySource.get(source);
  if (known) return known;
  const own = compiled.filter(({ rule }) => covers(rule.scope, source));
  bySource.set(source, own);
  return own;
}

function ofKind(rules: readonly AlertRule[], { provider, kind, roles }: Watched): Kept {
  let all = kept.get(rules);
  if (!all) kept.set(rules, (all = []));
  for (const one of all) {
    if (one.kind === kind && one.provider === provider && sameRoles(one.roles, roles)) return one;
  }
  const compiled = rules
    .filter((rule) => rule.enabled !== false && fitsKind(rule.scope, { provider, kind, roles }))
    .map((rule) => compile(rule, roles));
  const namesSources = compiled.some(({ rule: { scope } }) => (scope.source ?? scope.sources) !== undefined);
  const made = { provider, kind, roles, compiled, bySource: namesSources ? new Map() : undefined };
  all.push(made);
  return made;
}

const ROLES = ['live', 'queue', 'viewers', 'views', 'wait', 'health', 'ingest', 'delivery'] as const;

/** Every source brings its own object, so what is in it is compared. */
function sameRoles(a: Watched['roles'], b: Watched['roles']): boolean {
  if (a === b) return true;
  for (const role of ROLES) if (a[role] !== b[role]) return false;
  return true;
}

/** Whether a rule looks at a source at all; a switched-off one looks at none. */
export function looksAt({ enabled, scope }: AlertRule, watched: Watched): boolean {
  return enabled !== false && covers(scope, watched.source) && fitsKind(scope, watched);
}

function covers({ source: only, sources }: RuleScope, source: string): boolean {
  return (only === undefined || only === source) && (sources === undefined || sources.includes(source));
}

function fitsKind(scope: RuleScope, { provider, kind, roles }: Omit<Watched, 'source'>): boolean {
  if (scope.provider !== undefined && scope.provider !== provider) return false;
  if (scope.kind !== undefined && scope.kind !== kind) return false;
  return scope.metric === undefined || !isRole(scope.metric) || roles[scope.metric] !== undefined;
}

function isRole(metric: string): boolean {
  return ROLES.some((role) => role === metric);
}

/** The metric a rule asks for: its condition's own, else its scope's, else the queue. Role or id. */
export function metricAsked({ condition, scope }: AlertRule): string {
  if (condition.type === 'ingest-stalled') return 'ingest';
  if (condition.type === 'delivery-low') return 'delivery';
  return ('metric' in condition ? condition.metric : undefined) ?? scope.metric ?? 'queue';
}

function compile(rule: AlertRule, roles: Watched['roles']): Compiled {
  const asked = metricAsked(rule);
  const { condition, scope } = rule;
  const role = Object.keys(roles).find((name) => roles[name] === asked) ?? asked;
  const needs = scope.metric === undefined || isRole(scope.metric) ? {} : { needs: scope.metric };
  const window = condition.type === 'grows' ? { window: condition.within } : {};
  return {
    rule,
    judge: judgeFor(rule, role),
    spans: spansOf(rule),
    metric: roles[asked] ?? asked,
    ...needs,
    ...window,
  };
}
