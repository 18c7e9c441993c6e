/** The last 15 minutes of every source's chief metric, kept ready: a thousand sparklines cost a copy. */
import type { SparklineAnswer } from '#contract/channels/history';
import type { SparklineQuestion } from '../../core/history/questions.ts';
import type { Row } from '../../core/history/row.ts';
import { readChunks } from './chunks.ts';
import type { Store, StoredSource } from './store.ts';

/** Points of a sparkline, and ms between them (product.md section 6). */
const POINTS = 90;
const STEP = 10_000;
const MARKS = 3;

/** One slot a step, in a ring; `steps` tells which step a slot holds. */
interface Ring {
  readonly steps: Float64Array;
  readonly values: Float32Array;
}

export interface Sparks {
  take(rows: Iterable<Row>): void;
  read(question: SparklineQuestion): SparklineAnswer;
  /** What is kept of a source is forgotten; of all when none is given. */
  forget(source?: number): void;
}

/** Begins with what the store has of the last 15 minutes before `now`. */
export function createSparks(store: Store, now: number): Sparks {
  const rings = new Map<number, Ring>();
  const put = (source: StoredSource, at: number, value: number) => {
    if (!Number.isNaN(value)) set(ringOf(rings, source.id), Math.floor(at / STEP), value);
  };
  for (const source of store.byId.values()) recall(store, source, now, (at, value) => put(source, at, value));
  return {
    take(rows) {
      for (const { source: id, at, values } of rows) {
        const source = store.byId.get(id);
        if (source) put(source, at, values[source.metrics.indexOf(source.chief)] ?? NaN);
      }
    },
    read: (question) => readSparks(store, rings, question),
    forget: (source) => (source === undefined ? rings.clear() : void rings.delete(source)),
  };
}

function ringOf(rings: Map<number, Ring>, id: number): Ring {
  const own = rings.get(id) ?? {
    steps: new Float64Array(POINTS).fill(-1),
    values: new Float32Array(POINTS),
  };
  rings.set(id, own);
  return own;
}

function set(ring: Ring, step: number, value: number): void {
  const slot = step % POINTS;
  if (step < (ring.steps[slot] ?? -1)) return;
  ring.steps[slot] = step;
  ring.values[slot] = value;
}

function recall(
  store: Store,
  source: StoredSource,
  now: number,
  put: (at: number, value: number) => void,
): void {
  const metric = source.metrics.indexOf(source.chief);
  const from = now - POINTS * STEP;
  for (const [times, values] of readChunks(store, source.id, 0, from, Infinity, [0, MARKS + metric])) {
    times?.forEach((at, index) => {
      if (at >= from) put(at, values?.[index] ?? NaN);
    });
  }
  const tail = store.tails.get(source.id);
  tail?.times.forEach((at, index) => put(at, tail.values[metric]?.[index] ?? NaN));
}

function readSparks(
  store: Store,
  rings: ReadonlyMap<number, Ring>,
  { sources, until }: SparklineQuestion,
): SparklineAnswer {
  const end = Math.floor(until / STEP) + 1;
  const values = new Float32Array(sources.length * POINTS).fill(NaN);
  sources.forEach((name, row) => {
    const ring = rings.get(store.sources.get(name)?.id ?? -1);
    ring?.steps.forEach((step, slot) => {
      const column = step - (end - POINTS);
      if (column >= 0 && column < POINTS) values[row * POINTS + column] = ring.values[slot] ?? NaN;
    });
  });
  return { from: (end - POINTS) * STEP, until: end * STEP, points: POINTS, sources, values };
}
