/** A file's past, run through the same reducer as live: polls, what was told beside them, and every second in between. */
import type { IncidentView } from '#contract/model';
import type { AlertTrace } from '#contract/trace';
import { timeOf } from '../rules/replay.ts';
import { reduceAlerts } from '../rules/reduce.ts';
import { startAlerts } from '../rules/state.ts';
import { order } from '../rules/timers.ts';
import type { AlertInput, Look } from '../rules/types.ts';
import type { AlertNotice } from '../sinks.ts';
import { looksOf } from './polls.ts';
import type { IncidentFile } from './file.ts';

/** An incident as it stood from `at` on. */
export interface Standing {
  readonly at: number;
  readonly incident: IncidentView;
}

export interface ReplayRun {
  /** By source, rising in time. */
  readonly looks: ReadonlyMap<string, readonly Look[]>;
  /** Everything the rules were told, in the order of time. */
  readonly inputs: readonly AlertInput[];
  readonly standings: readonly Standing[];
  readonly traces: readonly AlertTrace[];
  readonly notices: readonly AlertNotice[];
}

export type RolesOf = (provider: string, kind: string) => Readonly<Record<string, string>>;

/** After so many inputs others may have their turn: what one of them costs is the file's to say. */
const SLICE = 20;
const SECOND = 1_000;
/** More ticks than these tell nothing new. */
const MOST_TICKS = 100_000;

/** Runs a file. `pause` lets others have their turn if it is time: a long incident takes a good part of a second. */
export async function runFile(
  file: IncidentFile,
  roles: RolesOf,
  pause: () => Promise<void>,
): Promise<ReplayRun> {
  const looks = new Map(
    file.sources.map((source) => [source.id, looksOf(source, roles(source.provider, source.kind))] as const),
  );
  const inputs = ordered(file, looks);
  const standings: Standing[] = [];
  const traces: AlertTrace[] = [];
  const notices: AlertNotice[] = [];
  let state = startAlerts();
  for (const [place, input] of withTicks(inputs, file).entries()) {
    const next = reduceAlerts(state, input);
    state = next.state;
    for (const effect of next.effects) {
      if (effect.type === 'incident') standings.push({ at: timeOf(input), incident: effect.incident });
      if (effect.type === 'trace') traces.push(effect.trace);
      if (effect.type === 'notify') notices.push(effect.notice);
    }
    if (place % SLICE === SLICE - 1) await pause();
  }
  return { looks, inputs, standings, traces, notices };
}

/** What was told beside polls comes before a poll of the same moment, and polls of one moment by their sources' ids. */
function ordered(
  { inputs }: IncidentFile,
  looks: ReadonlyMap<string, readonly Look[]>,
): readonly AlertInput[] {
  const polls = [...looks.values()].flat().map((look) => ({ type: 'look', look }) as const);
  return [...inputs, ...polls].sort((a, b) => timeOf(a) - timeOf(b) || order(sourceOf(a), sourceOf(b)));
}

function sourceOf(input: AlertInput): string {
  return input.type === 'look' ? input.look.source : '';
}

/** Time passes, poll or no poll, up to the end of the file; but not while nobody looked. */
function withTicks(inputs: readonly AlertInput[], { from, until }: IncidentFile): readonly AlertInput[] {
  const step = Math.max(SECOND, Math.ceil((until - from) / MOST_TICKS));
  const all: AlertInput[] = [];
  let at = from + step;
  for (const input of inputs) {
    const isBack = input.type === 'woke';
    const end = isBack ? Math.min(input.at, input.asleepFrom) : timeOf(input);
    for (; at < end && at <= until; at += step) all.push({ type: 'tick', at });
    if (isBack && end > from) all.push({ type: 'tick', at: end });
    if (isBack) at = Math.max(at, input.at + step);
    all.push(input);
  }
  for (; at <= until; at += step) all.push({ type: 'tick', at });
  return all;
}
