/** Makes the file of an incident from what the history keeps. */
import { done, failed, type Result } from '#contract/failure';
import type { IncidentDetail } from '#contract/channels/incidents';
import type { IncidentView } from '#contract/model';
import type { AlertTrace } from '#contract/trace';
import { rulesInForce } from '../events/derived-rules.ts';
import { readIncident } from '../incidents/detail.ts';
import { toldOf } from '../incidents/stored-looks.ts';
import { toldTo } from '../incidents/told-to.ts';
import type { Watched } from '../monitor/watched.ts';
import type { World } from '../monitor/world.ts';
import { bare, type RecordedInput } from '../rules/recorded.ts';
import { FORMAT, MOST, type FileAction, type FileSource, type IncidentFile } from './file.ts';
import { notificationsOf } from './notifications.ts';
import { silencesAt } from './silences.ts';
import { toPolls } from './polls.ts';

const MINUTE = 60_000;
/** What goes with an incident: so much before it began to hold, and after it was over, ms. */
const BEFORE = 15 * MINUTE;
const AFTER = 5 * MINUTE;

interface Range {
  readonly from: number;
  readonly until: number;
}

/** Fails with `not-found`, or `storage` when the history cannot answer. */
export async function gatherFile(world: World, id: string): Promise<Result<IncidentFile>> {
  const detail = await readIncident(world, id);
  if (!detail.ok) return detail;
  const { incident } = detail.value;
  const watched = watchedOf(world, detail.value);
  if (watched.length === 0)
    return failed(
      'not-found',
      'No source of this incident is watched any more, so its polls cannot be read.',
    );
  const told = await toldTo(world);
  if (!told.ok) return told;
  const whole = rangeOf(world, detail.value, told.value);
  const range = cutOf(whole, watched);
  const sources = await sourcesOf(world, watched, range);
  const actions = await actionsOf(world, incident.sources, range);
  if (!sources.ok) return sources;
  if (!actions.ok) return actions;
  const traces = detail.value.traces.map(({ trace }) => trace).slice(0, MOST.traces);
  return done({
    format: FORMAT,
    version: world.parts.version,
    ...range,
    ...(range.until < whole.until ? { cut: true as const } : {}),
    incident: withoutDeliveries(incident),
    sources: sources.value,
    inputs: inputsOf(world, told.value, range),
    traces,
    notifications: notificationsOf(incident, traces),
    actions: actions.value,
  });
}

/** Whom else it was told to is nobody's business but the settings', as where a rule sends to (`rules/recorded`). */
function withoutDeliveries({ deliveries: _told, ...incident }: IncidentView): IncidentView {
  return incident;
}

function watchedOf(world: World, { incident }: IncidentDetail): readonly Watched[] {
  return incident.sources.flatMap((source) => world.watched.get(source) ?? []).slice(0, MOST.sources);
}

/** From before the first look that counted until all about it was decided, but not beyond now. */
function rangeOf(world: World, { incident, traces }: IncidentDetail, told: readonly RecordedInput[]): Range {
  const now = world.parts.clock.now();
  const rule = rulesInForce(world.configuration).find((one) => one.id === incident.rule);
  const pending = traces.map(({ trace }) => pendingSince(trace)).filter((at) => at !== undefined);
  const first = Math.min(incident.openedAt - (rule?.for ?? 0), ...pending);
  const last = traces.at(-1)?.trace.at ?? 0;
  const over = incident.closedAt === undefined ? now : incident.closedAt + (rule?.keepFiring ?? 0) + AFTER;
  // Looks that came in one moment are stamped one after the other, so that the last may lie a moment ahead.
  const until = Math.max(last, Math.min(now, Math.max(over, last + MINUTE)));
  return { from: awakeBefore(told, first, BEFORE), until };
}

/** So long before `at`, not counting the times in which nobody looked. */
function awakeBefore(told: readonly RecordedInput[], at: number, span: number): number {
  let from = at - span;
  for (const input of told.toReversed()) {
    if (input.type === 'woke' && input.at <= at && input.at > from) from -= input.at - input.asleepFrom;
  }
  return from;
}

function pendingSince({ timers }: AlertTrace): number | undefined {
  return timers.find(({ name }) => name === 'hold')?.since;
}

/** So long an incident, or of so many sources, ends early in its file. */
function cutOf({ from, until }: Range, watched: readonly Watched[]): Range {
  const shortest = Math.min(...watched.map((one) => one.interval));
  const most = Math.floor(MOST.polls / watched.length) * shortest;
  return { from, until: Math.min(until, from + most) };
}

async function sourcesOf(
  world: World,
  watched: readonly Watched[],
  range: Range,
): Promise<Result<readonly FileSource[]>> {
  const most = Math.floor(MOST.polls / watched.length);
  const sources: FileSource[] = [];
  for (const one of watched) {
    const { id, label, kind, capacity } = one.source;
    const metrics = one.kind.metrics.map((metric) => metric.id);
    const stored = await world.parts.history.ask('looks', {
      source: id,
      metrics,
      ...range,
      until: range.until + 1,
    });
    if (!stored.ok) return stored;
    sources.push({
      id,
      label,
      provider: one.provider.descriptor.id,
      kind,
      account: one.account.name,
      interval: one.interval,
      ...(capacity === undefined ? {} : { capacity }),
      polls: toPolls(toldOf(one), metrics, stored.value).slice(0, most),
    });
  }
  return done(sources);
}

/** What was in force at the beginning, and what was told since. */
function inputsOf(
  world: World,
  told: readonly RecordedInput[],
  { from, until }: Range,
): readonly RecordedInput[] {
  const before = told.filter((input) => input.at <= from);
  const known = before.findLast((input) => input.type === 'rules');
  const rules = known?.type === 'rules' ? known.rules : bare(rulesInForce(world.configuration));
  const first: RecordedInput = { type: 'rules', at: from, rules: rules.slice(0, MOST.rules) };
  const since = told.filter((input) => input.at > from && input.at <= until);
  return [first, ...silencesAt(before, from), ...since].slice(0, MOST.inputs);
}

async function actionsOf(
  world: World,
  sources: readonly string[],
  { from, until }: Range,
): Promise<Result<readonly FileAction[]>> {
  const lines = await world.parts.history.ask('audit', { from, until, limit: MOST.actions });
  if (!lines.ok) return lines.failure.kind === 'storage' ? done([]) : lines;
  const own = lines.value.filter(({ detail }) => sources.includes(detail['source'] ?? ''));
  const told = own.map(({ at, detail }) => ({
    at,
    source: detail['source'] ?? '',
    title: detail['title'] ?? '',
    outcome: detail['outcome'] ?? '',
  }));
  return done(told.sort((a, b) => a.at - b.at));
}
