/** Everything together: state, totals and the one sentence. */
import type { IncidentView, OverallView, QuietView, Tone } from '#contract/model';
import { needsAttention, overallOf, rankOf } from '../state/overall.ts';
import { waitInWords } from '../queue/words.ts';
import type { TrayIncident, TrayLine } from '../sinks.ts';
import { counted } from '../wording/numbers.ts';
import { overallSentence } from '../wording/overall.ts';
import { present } from './source-view.ts';
import type { Watched } from './watched.ts';

/** How many sources, and how many incidents, the tray's menu names (product.md section 7). */
const TRAY_LINES = 8;

export interface Polling {
  readonly paused: boolean;
  readonly pausedUntil?: number;
  readonly networkDown: boolean;
  /** Accounts that cannot be looked into at all and have no source to say so. */
  readonly blindAccounts: number;
  readonly quiet?: QuietView;
}

/** The overall view of all watched sources. Totals count people only, and only where they can be seen now. */
export function overallView(all: readonly Watched[], polling: Polling): OverallView {
  const tones = [...all.map((one) => one.tone), ...Array<Tone>(polling.blindAccounts).fill('blind')];
  const seen = all.filter((one) => one.condition === 'fresh');
  const said = {
    state: overallOf(tones, polling.paused),
    attention: tones.filter(needsAttention).length,
    sources: tones.length,
    networkDown: polling.networkDown,
    ...present('live', sumOf(seen, 'live')),
    ...present('queue', sumOf(seen, 'queue')),
    ...present('viewers', sumOf(seen, 'viewers')),
    ...longestWait(seen),
    ...present('pausedUntil', polling.pausedUntil),
    ...present('quiet', polling.quiet),
  };
  return { ...said, sentence: overallSentence(said) };
}

/** The worst eight sources, worst first, one line each: `Showroom: queue 14, live 50`. */
export function trayLines(all: readonly Watched[]): readonly TrayLine[] {
  return all
    .filter((one) => one.tone !== 'paused')
    .sort((a, b) => rankOf(b.tone) - rankOf(a.tone) || queueOf(b) - queueOf(a) || a.handle - b.handle)
    .slice(0, TRAY_LINES)
    .map((one) => ({ source: one.source.id, tone: one.tone, text: `${one.source.label}: ${trayText(one)}` }));
}

/** Open, and neither seen to nor silent yet: what there is to snooze. */
export function isLoud(incident: IncidentView | undefined): boolean {
  if (incident?.closedAt !== undefined) return false;
  return (
    incident !== undefined && incident.acknowledgedAt === undefined && incident.snoozedUntil === undefined
  );
}

/** The newest incidents that can be snoozed. */
export function trayIncidents(all: Iterable<IncidentView>): readonly TrayIncident[] {
  return [...all]
    .filter(isLoud)
    .sort((a, b) => b.openedAt - a.openedAt)
    .slice(0, TRAY_LINES)
    .map(({ id, title }) => ({ id, text: title }));
}

function trayText(watched: Watched): string {
  if (watched.condition !== 'fresh') return watched.condition;
  const said = ['queue', 'live', 'viewers', 'views'].flatMap((role) => {
    const value = readingOf(watched, role);
    return value === undefined ? [] : [`${role} ${counted(value)}`];
  });
  const wait = readingOf(watched, 'wait');
  const { waitLow, waitHigh } = watched.queue ?? {};
  if (queueOf(watched) > 0 && wait !== undefined) said.push(`wait ${waitInWords(wait, waitLow, waitHigh)}`);
  return said.join(', ') || 'no data';
}

function readingOf(watched: Watched, role: string): number | undefined {
  const id = watched.roles[role];
  return id === undefined ? undefined : watched.readings[id];
}

function queueOf(watched: Watched): number {
  return watched.condition === 'fresh' ? (readingOf(watched, 'queue') ?? 0) : 0;
}

/** Sources of one person each (a single viewer) have no such role, so nobody is counted twice. */
function sumOf(seen: readonly Watched[], role: string): number | undefined {
  const values = seen.map((one) => readingOf(one, role)).filter((value) => value !== undefined);
  return values.length === 0 ? undefined : values.reduce((a, b) => a + b, 0);
}

type Wait = Pick<OverallView, 'waitSeconds' | 'waitLow' | 'waitHigh' | 'waitBasis'>;

/** With the interval of the source that has it, and what both rest on. */
function longestWait(seen: readonly Watched[]): Wait {
  let longest: Wait = {};
  for (const one of seen) {
    const waitSeconds = queueOf(one) > 0 ? readingOf(one, 'wait') : undefined;
    if (waitSeconds === undefined || waitSeconds < (longest.waitSeconds ?? 0)) continue;
    const { waitLow, waitHigh, basis } = one.queue ?? {};
    longest = {
      waitSeconds,
      ...present('waitLow', waitLow),
      ...present('waitHigh', waitHigh),
      ...present('waitBasis', basis),
    };
  }
  return longest;
}
