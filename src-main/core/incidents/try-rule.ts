/** A rule tried on the stored past, one source at a time, so that nothing waits for it and a newer question ends it. */
import type { BackTestAnswer, BackTestSource } from '#contract/channels/rules';
import type { AlertRule } from '#contract/configuration';
import { done, failed, type Result } from '#contract/failure';
import type { Watched } from '../monitor/watched.ts';
import type { World } from '../monitor/world.ts';
import { backTest } from '../rules/back-test.ts';
import { looksAt, metricAsked } from '../rules/scope.ts';
import { toColumns } from './stored-looks.ts';

export interface Trial {
  readonly rule: AlertRule;
  readonly from: number;
  readonly until: number;
  /** False as soon as a newer trial has begun. */
  readonly isWanted: () => boolean;
}

/** What cannot be tried, and why. */
const UNTRIED: { readonly [Type in AlertRule['condition']['type']]?: string } = {
  'grows-unusually': 'Growth scores are not kept: this condition can only be tried on what comes.',
};

/** Fails with `cancelled` when a newer trial took its place, `storage` when the history cannot answer. */
export async function tryRule(world: World, trial: Trial): Promise<Result<BackTestAnswer>> {
  const untried = UNTRIED[trial.rule.condition.type];
  const chosen = untried === undefined ? sourcesOf(world, trial.rule) : [];
  const sources: BackTestSource[] = [];
  let first = Infinity;
  let looks = 0;
  for (const watched of chosen) {
    const own = await tryOn(world, watched, trial);
    if (!own.ok) return own;
    if (!trial.isWanted()) return failed('cancelled', 'A newer back-test has taken its place.');
    first = Math.min(first, own.value.first);
    looks += own.value.looks;
    if (own.value.firings.length > 0) sources.push(own.value);
  }
  const { until } = trial;
  return done({
    from: Number.isFinite(first) ? first : trial.from,
    until,
    count: sources.reduce((sum, one) => sum + one.firings.length, 0),
    sources,
    tried: chosen.length,
    looks,
    ...(untried === undefined ? {} : { untried }),
  });
}

type Tried = BackTestSource & { readonly first: number; readonly looks: number };

async function tryOn(world: World, watched: Watched, { rule, from, until }: Trial): Promise<Result<Tried>> {
  const metrics = metricsFor(rule, watched);
  const { id, label } = watched.source;
  const stored = await world.parts.history.ask('looks', { source: id, metrics, from, until });
  if (!stored.ok) return stored;
  const columns = toColumns(watched, metrics, stored.value);
  const { firings, looks } = backTest(rule, [columns]);
  const told = firings.map(({ source: _source, label: _label, ...firing }) => firing);
  return done({ source: id, label, firings: told, first: columns.at[0] ?? Infinity, looks });
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
  if (condition.type === 'forecast-above') needed.push(...flowsOf(roles));
  return [...new Set(needed)].filter((id) => kind.metrics.some((metric) => metric.id === id));
}

function flowsOf(roles: Readonly<Record<string, string>>): readonly string[] {
  return [...['queue', 'live'].map((role) => roles[role] ?? role), 'arrivals', 'departures'];
}
