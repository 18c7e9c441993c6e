/** Polls, incidents and traces of a history that lives in memory. */
import type { Annotation } from '#contract/channels/history';
import type { FailureKind } from '#contract/failure';
import type { IncidentView } from '#contract/model';
import type { AlertTrace } from '#contract/trace';
import type { HistoryEntry } from '../ports.ts';
import { codeOf } from './row.ts';
import { noLooks, type LooksQuestion, type StoredIncident, type StoredLooks } from './stored-looks.ts';
import { wordOf, wordOfFailure } from './word.ts';

type Poll = Extract<HistoryEntry, { type: 'sample' | 'miss' }>;

/** Enough for an evening; the oldest go first. */
const MOST_TRACES = 5_000;

export interface MemoryRecords {
  append(entry: HistoryEntry): void;
  incident(id: string): StoredIncident;
  looks(question: LooksQuestion, metrics: readonly string[]): StoredLooks;
  /** Marks of these sources from `from` to `until`, oldest first. */
  annotations(sources: readonly string[], from: number, until: number): readonly Annotation[];
}

/** Nothing kept yet. Polls are kept for `span` ms. */
export function memoryRecords(span: number): MemoryRecords {
  const incidents = new Map<string, IncidentView>();
  const polls = new Map<string, Poll[]>();
  let traces: AlertTrace[] = [];
  let marks: Annotation[] = [];
  const append = (entry: HistoryEntry) => {
    if (entry.type === 'incident') incidents.set(entry.incident.id, entry.incident);
    if (entry.type === 'trace') traces = [...traces.slice(1 - MOST_TRACES), entry.trace];
    if (entry.type === 'annotation') marks = [...marks.slice(1 - MOST_TRACES), markOf(entry)];
    if (entry.type === 'sample' || entry.type === 'miss') keep(polls, entry, span);
  };
  const incident = (id: string): StoredIncident => {
    const known = incidents.get(id);
    return {
      ...(known ? { incident: known } : {}),
      traces: traces.filter((trace) => trace.incidents[0] === id),
    };
  };
  const looks = (question: LooksQuestion, metrics: readonly string[]) =>
    columnsOf(polls.get(question.source) ?? [], question, metrics);
  const annotations = (sources: readonly string[], from: number, until: number) =>
    marks
      .filter(({ source, at }) => sources.includes(source) && at >= from && at <= until)
      .sort((a, b) => a.at - b.at);
  return { append, incident, looks, annotations };
}

function markOf({ source, at, kind, text }: Annotation): Annotation {
  return { source, at, kind, text };
}

/** Dropped in large steps: an array that loses its first entry at every poll would be copied at every poll. */
function keep(polls: Map<string, Poll[]>, poll: Poll, span: number): void {
  const own = polls.get(poll.source) ?? [];
  own.push(poll);
  const isLong = (own[0]?.at ?? Infinity) < poll.at - span * 1.25;
  polls.set(poll.source, isLong ? own.filter((one) => one.at >= poll.at - span) : own);
}

function columnsOf(
  all: readonly Poll[],
  { from, until, metrics: wanted }: LooksQuestion,
  metrics: readonly string[],
): StoredLooks {
  const polls = all.filter((poll) => poll.at >= from && poll.at < until);
  if (polls.length === 0) return noLooks(wanted.length);
  const texts = polls.map(wordOfPoll);
  const words = [...new Set(texts)];
  return {
    at: Float64Array.from(polls, (poll) => poll.at),
    codes: Uint8Array.from(polls, (poll) => codeOf(kindOf(poll))),
    words,
    word: Int16Array.from(texts, (text) => words.indexOf(text)),
    values: wanted.map((metric) =>
      Float64Array.from(polls, (poll) => valueOf(poll, metrics.indexOf(metric))),
    ),
  };
}

function kindOf(poll: Poll): FailureKind | 'live' | 'preparing' | 'offline' | 'frozen' {
  if (poll.type === 'sample') return poll.presence;
  return poll.frozen ? 'frozen' : poll.kind;
}

function wordOfPoll(poll: Poll): string {
  return poll.type === 'sample' ? wordOf(poll) : wordOfFailure(poll);
}

function valueOf(poll: Poll, place: number): number {
  return poll.type === 'sample' ? (poll.values[place] ?? NaN) : NaN;
}
