/** A rule tried on the stored past, one source at a time, so that nothing waits for it and a newer question ends it. */
import type { BackTestAnswer, BackTestSource } from '#contract/channels/rules';
import type { AlertRule } from '#contract/configuration';
import { done, failed, type Result } from '#contract/failure';
import type { Watched } from '../monitor/watched.ts';
import type { World } from '../monitor/world.ts';
import { backTest } from '../rules/back-test.ts';
import type { LookColumns } from '../rules/columns.ts';
import { looksAt, metricAsked } from '../rules/scope.ts';
import { toColumns, toldOf } from './stored-looks.ts';

export interface Trial {
  readonly rule: AlertRule;
  readonly from: number;
  readonly until: number;
  /** False as soon as a newer trial has begun. */
  readonly isWanted: () => boolean;
}

/** There is nothing to try such a rule on before a queue was seen to grow by an app that keeps the scores. */
const UNSCORED = 'No growth score is kept for this time: it can only be tried on what comes.';

/** How many sources are asked for ahead: the history's thread reads on while a rule is tried. */
const AHEAD = 3;

/** Fails with `cancelled` when a newer trial took its place, `storage` when the history cannot answer. */
export async function tryRule(world: World, trial: Trial): Promise<Result<BackTestAnswer>> {
  const chosen = sourcesOf(world, trial.rule);
  const sources: BackTestSource[] = [];
  let first = Infinity;
  let looks = 0;
  let isScored = trial.rule.condition.type !== 'grows-unusually' || chosen.length === 0;
  const asked = chosen.slice(0, AHEAD).map((watched) => looksOf(world, watched, trial));
  for (const [place, watched] of chosen.entries()) {
    const columns = await asked[place];
    if (!columns?.ok) return columns ?? failed('internal', 'A source was left out.');
    if (!trial.isWanted()) return failed('cancelled', 'A newer back-test has taken its place.');
    const next = chosen[place + AHEAD];
    if (next) asked.push(looksOf(world, next, trial));
    const own = tryOn(watched, trial.rule, columns.value);
    // What was read is let go of: a week of 50 sources would be hundreds of megabytes.
    delete asked[place];
    isScored ||= columns.value.growthZ?.some((score) => !Number.isNaN(score)) === true;
    first = Math.min(first, own.first);
    looks += own.looks;
    if (own.firings.length > 0) sources.push(own);
  }
  const { until } = trial;
  return done({
    from: Number.isFinite(first) ? first : trial.from,
    until,
    count: sources.reduce((sum, one) => sum + one.firings.length, 0),
    sources,
    tried: chosen.length,
    looks,
    ...(isScored ? {} : { untried: UNSCORED }),
  });
}

type Tried = BackTestSource & { readonly first: number; readonly looks: number };

async function looksOf(
  world: World,
  watched: Watched,
  { rule, from, until }: Trial,
): Promise<Result<LookColumns>> {
  const metrics = metricsFor(rule, watched);
  const stored = await world.parts.history.ask('looks', { source: watched.source.id, metrics, from, until });
  return stored.ok ? done(toColumns(toldOf(watched), metrics, stored.value)) : stored;
}

function tryOn({ source }: Watched, rule: AlertRule, columns: LookColumns): Tried {
  const { firings, looks } = backTest(rule, [columns]);
  const told = firings.map(({ source: _source, label: _label, ...firing }) => firing);
  return { source: source.id, label: source.label, firings: told, first: columns.at[0] ?? Infinity, looks };
}

/** Every watched source the rule would look at, were it switched on. */
export function sourcesOf(world: World, { enabled: _on, ...rule }: AlertRule): readonly Watched[] {
  return [...world.watched.values()].filter(({ source, provider, roles }) =>
    looksAt(rule, { source: source.id, provider: provider.descriptor.id, kind: source.kind, roles }),
  );
}

/** The metrics a rule may ask a source for; the fewer, the faster. */
function metricsFor(rule: AlertRule, { roles, kind }: Watched): readonly string[] {
  const { condition, scope } = rule;
  const asked = metricAsked(rule);
  const needed = [roles[asked] ?? asked, scope.metric ?? asked];
  if (condition.type === 'wait-above') needed.push(roles['wait'] ?? 'wait');
  if (condition.type === 'grows-unusually') needed.push(roles['queue'] ?? 'queue', 'growth');
  if (condition.type === 'forecast-above') needed.push(...flowsOf(roles));
  return [...new Set(needed)].filter((id) => kind.metrics.some((metric) => metric.id === id));
}

function flowsOf(roles: Readonly<Record<string, string>>): readonly string[] {
  return [...['queue', 'live'].map((role) => roles[role] ?? role), 'arrivals', 'departures'];
}
