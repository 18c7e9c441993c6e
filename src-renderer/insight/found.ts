/** What was found out about a source, as lines of text. */
import type { SourceInsight } from '#contract/source-insight';
import { formatSpan } from '../format/times.ts';
import type { WatchedSource } from '../state/watched-source.svelte.ts';
import { foundWords as words, LOOKS_WANTED } from '../words/found.ts';

export interface Found {
  readonly id: 'age' | 'ingest' | 'delivery' | 'worst' | 'meaning' | 'ends';
  readonly name: string;
  readonly text: string;
  readonly more?: string;
  readonly title?: string;
  readonly tone?: 'warning';
}

type Told = Pick<WatchedSource, 'shape' | 'view' | 'lastGoodAt' | 'reading'>;

/** In the order in which they are shown; `now` in epoch ms. Nothing for what is not known. */
export function foundLines(source: Told, now: number): readonly Found[] {
  const { insight = {} } = source.view;
  return [
    age(source, now),
    insight.stalledSince === undefined ? undefined : flow('ingest', insight.stalledSince, now),
    insight.underservedSince === undefined ? undefined : flow('delivery', insight.underservedSince, now),
    worst(source, insight),
    meaning(source, insight),
    ends(insight, now),
  ].filter((line) => line !== undefined);
}

/** Old when it came, and older since. */
function age(source: Told, now: number): Found | undefined {
  const { shape, lastGoodAt, view } = source;
  const metric = shape.kind.insight?.age;
  const seconds = metric === undefined ? undefined : source.reading(metric);
  if (seconds === undefined || lastGoodAt === undefined || view.condition === 'paused') return undefined;
  const span = formatSpan(Math.max(0, seconds * 1_000 + now - lastGoodAt));
  return { id: 'age', name: words.age, text: span.replace(/^\d+ ms$/, '0 s'), title: words.ageHint };
}

const FLOWS = {
  ingest: { name: words.ingest, tell: words.stalled },
  delivery: { name: words.delivery, tell: words.underserved },
} as const;

function flow(id: keyof typeof FLOWS, since: number, now: number): Found {
  const { name, tell } = FLOWS[id];
  return { id, name, text: tell(formatSpan(Math.max(1_000, now - since))), tone: 'warning' };
}

function worst({ shape }: Told, { worst: found }: SourceInsight): Found | undefined {
  if (!found) return undefined;
  const label = shape.metrics.find(({ id }) => id === found.metric)?.label ?? found.metric;
  return { id: 'worst', name: words.worst, text: words.graded(label, found.grade) };
}

function meaning({ shape }: Told, { count }: SourceInsight): Found | undefined {
  if (!count) return undefined;
  const label = shape.metrics.find(({ id }) => id === shape.kind.insight?.disputed?.count)?.label ?? '';
  const more = count.meaning === 'unknown' ? { more: words.looks(count.looks, LOOKS_WANTED) } : {};
  return { id: 'meaning', name: words.meaning(label), text: words.meanings[count.meaning], ...more };
}

function ends({ ends: end }: SourceInsight, now: number): Found | undefined {
  if (!end) return undefined;
  const left = end.at - now;
  const text = left < 60_000 ? words.endsByNow : words.endsIn(formatSpan(left));
  return { id: 'ends', name: words.ends, text, ...(end.atTheLatest ? { more: words.atTheLatest } : {}) };
}
