/** Makes the file of an incident from what the history keeps. */
import { done, failed, type Result } from '#contract/failure';
import type { IncidentDetail } from '#contract/channels/incidents';
import type { AlertTrace } from '#contract/trace';
import { rulesInForce } from '../events/derived-rules.ts';
import { readIncident } from '../incidents/detail.ts';
import { toldOf } from '../incidents/stored-looks.ts';
import type { Watched } from '../monitor/watched.ts';
import type { World } from '../monitor/world.ts';
import { bare, fromMarks, RECORDED_SOURCE, type RecordedInput } from '../rules/recorded.ts';
import { FORMAT, MOST, type FileAction, type FileSource, type IncidentFile } from './file.ts';
import { notificationsOf } from './notifications.ts';
import { toPolls } from './polls.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
/** What goes with an incident: so much before it began to hold, and after it was over, ms. */
const BEFORE = 15 * MINUTE;
const AFTER = 5 * MINUTE;
/** How far back the rules of then are looked for. */
const RULES_AGO = 400 * DAY;

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
  const whole = rangeOf(world, detail.value);
  const range = cutOf(whole, watched);
  const sources = await sourcesOf(world, watched, range);
  const inputs = await inputsOf(world, range);
  const actions = await actionsOf(world, incident.sources, range);
  if (!sources.ok) return sources;
  if (!inputs.ok) return inputs;
  if (!actions.ok) return actions;
  const traces = detail.value.traces.map(({ trace }) => trace).slice(0, MOST.traces);
  return done({
    format: FORMAT,
    version: world.parts.version,
    ...range,
    ...(range.until < whole.until ? { cut: true as const } : {}),
    incident,
    sources: sources.value,
    inputs: inputs.value,
    traces,
    notifications: notificationsOf(incident, traces),
    actions: actions.value,
  });
}

function watchedOf(world: World, { incident }: IncidentDetail): readonly Watched[] {
  return incident.sources.flatMap((source) => world.watched.get(source) ?? []).slice(0, MOST.sources);
}

/** From before the first look that counted until the keep-firing time after its end is over, but not beyond now. */
function rangeOf(world: World, { incident, traces }: IncidentDetail): Range {
  const now = world.parts.clock.now();
  const rule = rulesInForce(world.configuration).find((one) => one.id === incident.rule);
  const pending = traces.map(({ trace }) => pendingSince(trace)).filter((at) => at !== undefined);
  const first = Math.min(incident.openedAt - (rule?.for ?? 0), ...pending);
  const over = incident.closedAt === undefined ? now : incident.closedAt + (rule?.keepFiring ?? 0) + AFTER;
  return { from: first - BEFORE, until: Math.min(now, over) };
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

/** The rules as they were at the beginning, and what was told of since. */
async function inputsOf(world: World, { from, until }: Range): Promise<Result<readonly RecordedInput[]>> {
  const answer = await world.parts.history.query({
    series: [{ source: RECORDED_SOURCE, metric: '' }],
    from: Math.max(0, from - RULES_AGO),
    until,
    width: 10,
  });
  if (!answer.ok) return answer;
  const all = fromMarks(answer.value.annotations);
  const before = all.findLast((input) => input.type === 'rules' && input.at <= from);
  const rules = before?.type === 'rules' ? before.rules : bare(rulesInForce(world.configuration));
  const since = all.filter((input) => input.at > from).slice(0, MOST.inputs - 1);
  return done([{ type: 'rules', at: from, rules: rules.slice(0, MOST.rules) }, ...since]);
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
