/** Which rules look at which source, made ready once and kept by the identity of the list of rules. */
import type { AlertRule } from '#contract/configuration';
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

interface Kept {
  readonly roles: Watched['roles'];
  readonly provider: string;
  readonly kind: string;
  readonly compiled: readonly Compiled[];
}

const kept = new WeakMap<readonly AlertRule[], Map<string, Kept>>();

/** The rules for one source, in their own order. */
export function rulesFor(rules: readonly AlertRule[], watched: Watched): readonly Compiled[] {
  let bySource = kept.get(rules);
  if (!bySource) kept.set(rules, (bySource = new Map()));
  const known = bySource.get(watched.source);
  const { provider, kind, roles } = watched;
  if (known?.kind === kind && known.provider === provider && sameRoles(known.roles, roles))
    return known.compiled;
  const compiled = rules.filter((rule) => looksAt(rule, watched)).map((rule) => compile(rule, roles));
  bySource.set(watched.source, { compiled, provider, kind, roles });
  return compiled;
}

/** Live looks share one object; looks read from a file bring their own. */
function sameRoles(a: Watched['roles'], b: Watched['roles']): boolean {
  if (a === b) return true;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}

/** Whether a rule looks at a source at all; a switched-off one looks at none. */
export function looksAt({ enabled, scope }: AlertRule, { source, provider, kind, roles }: Watched): boolean {
  if (enabled === false) return false;
  if (scope.source !== undefined && scope.source !== source) return false;
  if (scope.provider !== undefined && scope.provider !== provider) return false;
  if (scope.kind !== undefined && scope.kind !== kind) return false;
  return scope.metric === undefined || !isRole(scope.metric) || roles[scope.metric] !== undefined;
}

const ROLES: readonly string[] = ['live', 'queue', 'viewers', 'views', 'wait', 'health'];

function isRole(metric: string): boolean {
  return ROLES.includes(metric);
}

/** The metric a rule asks for: its condition's own, else its scope's, else the queue. Role or id. */
export function metricAsked({ condition, scope }: AlertRule): string {
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
