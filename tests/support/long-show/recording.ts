/** Everything that goes into a history, kept as it was: what charts are held against. */
import type { Annotation } from '../../../src-preload/contract/channels/history.ts';
import type { History, HistoryEntry, HistorySource } from '../../../src-main/core/ports.ts';

export interface Miss {
  readonly at: number;
  readonly kind: string;
}

/** All samples of one source: `at` rises, one column a metric, NaN for "no data". */
export interface Recorded {
  readonly metrics: readonly string[];
  readonly at: Float64Array;
  readonly columns: readonly Float64Array[];
  count: number;
  readonly misses: Miss[];
  readonly marks: Annotation[];
  readonly incidents: Set<string>;
}

export interface Recording {
  readonly sources: Map<string, Recorded>;
  /** A history that writes down what it is told before it keeps it. */
  over(history: History): History;
}

/** `room` is how many samples of a source there are at most; `onSample` sees each as it comes. */
export function recording(
  room: number,
  onSample: (sample: Extract<HistoryEntry, { type: 'sample' }>, metrics: readonly string[]) => void,
): Recording {
  const sources = new Map<string, Recorded>();
  const append = (entry: HistoryEntry) => {
    if (entry.type === 'incident')
      for (const id of entry.incident.sources) sources.get(id)?.incidents.add(entry.incident.id);
    // What the rules were told is kept beside the polls, as marks of no source.
    if (!('source' in entry) || entry.source === '') return;
    const own = sources.get(entry.source);
    if (!own) throw new Error(`${entry.source} was not described`);
    if (entry.type === 'sample') {
      take(own, entry);
      onSample(entry, own.metrics);
    } else if (entry.type === 'annotation') own.marks.push(entry);
    else own.misses.push({ at: entry.at, kind: entry.type === 'miss' ? entry.kind : entry.type });
  };
  return {
    sources,
    over: (history) => ({
      ...bound(history),
      describe: (described) => {
        for (const one of described)
          if (!sources.has(one.source)) sources.set(one.source, nothing(one, room));
        history.describe(described);
      },
      append: (entry) => {
        append(entry);
        history.append(entry);
      },
    }),
  };
}

const bound = (history: History): History => ({
  describe: (sources) => history.describe(sources),
  append: (entry) => history.append(entry),
  ask: (name, question) => history.ask(name, question),
  query: (question) => history.query(question),
  sparklines: (sources, until) => history.sparklines(sources, until),
  onNews: (listener) => history.onNews(listener),
});

function nothing({ metrics }: HistorySource, room: number): Recorded {
  const columns = metrics.map(() => new Float64Array(room));
  return {
    metrics,
    at: new Float64Array(room),
    columns,
    count: 0,
    misses: [],
    marks: [],
    incidents: new Set(),
  };
}

function take(
  own: Recorded,
  { at, values }: { readonly at: number; readonly values: readonly number[] },
): void {
  const place = own.count++;
  if (place >= own.at.length) throw new Error('more samples than there is room for');
  own.at[place] = at;
  own.columns.forEach((column, index) => (column[place] = values[index] ?? NaN));
}
