import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SeriesAnswer } from '#contract/channels/history';
import type { Keeper } from '../../../src-main/platform/history/keeper.ts';
import { answer } from '../../../src-main/platform/history/reading.ts';
import { DAY, doChores, HOUR, keeperAt, MINUTE, senderTo, sequence } from '../../support/stored-show.ts';

const folder = mkdtempSync(join(tmpdir(), 'tallylight-exact-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const START = Date.UTC(2026, 2, 20, 7, 13, 2, 300);
const SPAN = 14 * DAY;
const STEP = 5_000;
const END = START + SPAN;
const METRICS = ['live', 'queue', 'health', 'bits'] as const;
const KEPT = { keepFull: 2 * DAY, keepMinutes: 7 * DAY, keepHours: 730 * DAY };

/** All samples of one source: `at`, then one column a metric. */
interface Raw {
  readonly at: number[];
  readonly columns: number[][];
}

const raw = new Map<string, Raw>();
let keep: Keeper;

beforeAll(() => {
  const clock = { now: START };
  keep = keeperAt(join(folder, 'history.sqlite'), clock);
  const sender = senderTo(keep);
  const random = sequence();
  const names = ['a'];
  sender.gathering.describe(names.map((source) => ({ source, metrics: METRICS, chief: 'queue' })));
  for (const name of names) raw.set(name, { at: [], columns: METRICS.map(() => []) });
  const state = new Map(names.map((name) => [name, [40, 3, 80, 1e6]]));
  for (let at = START; at < END; at += STEP) {
    for (const name of names) {
      const now = at + Math.floor(random() * 20) * 100;
      const [live = 0, queue = 0, health = 0, bits = 0] = state.get(name) ?? [];
      const next = [
        Math.max(0, live + Math.round(random() * 4 - 2)),
        Math.max(0, queue + Math.round(random() * 2 - 1)),
        random() < 0.01 ? NaN : Math.round(random() * 1_000) / 10,
        bits + random() * 1e5 - 5e4,
      ];
      state.set(
        name,
        next.map((value, index) => (Number.isNaN(value) ? health : value) || index),
      );
      if (random() < 0.002) {
        sender.append({ type: 'miss', source: name, at: now, kind: 'timeout', message: 'Too slow.' });
        continue;
      }
      const own = raw.get(name);
      own?.at.push(now);
      next.forEach((value, index) => own?.columns[index]?.push(value));
      sender.append({ type: 'sample', source: name, at: now, values: next, presence: 'live', state: 'on' });
    }
    clock.now = at;
    if ((at - START) % MINUTE === 0) sender.send();
    if ((at - START) % (10 * MINUTE) === 0) doChores(keep, at, KEPT);
  }
  clock.now = END;
  sender.send();
  doChores(keep, END, KEPT);
}, 300_000);

/** The samples of a bucket, from the first of the grid on. */
function samplesIn(source: string, metric: number, from: number, until: number): number[] {
  const { at, columns } = raw.get(source) ?? { at: [], columns: [] };
  const values = columns[metric] ?? [];
  let low = 0;
  for (let high = at.length; low < high;) {
    const middle = (low + high) >>> 1;
    if ((at[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let index = low; (at[index] ?? Infinity) < until; index++)
    if (!Number.isNaN(values[index])) found.push(values[index] ?? 0);
  return found;
}

/** Buckets whose numbers are not those of the samples in them. */
function wrongBuckets(series: SeriesAnswer, metric: number, span: number): readonly string[] {
  return Array.from(series.at).flatMap((middle, index) => {
    const samples = samplesIn(series.source, metric, middle - span / 2, middle + span / 2);
    const sum = samples.reduce((total, value) => total + value, 0);
    const truth = [Math.min(...samples), Math.max(...samples), samples.at(-1), samples.length];
    const told = [series.min[index], series.max[index], series.last[index], series.count[index]];
    const mean = series.mean[index] ?? NaN;
    const isSame =
      truth.every((value, place) => value === told[place]) &&
      Math.abs(mean - sum / samples.length) <= 1e-9 * Math.max(1, Math.abs(mean));
    return isSame ? [] : [`${new Date(middle).toISOString()} ${told.join()} for ${truth.join()}`];
  });
}

/** Where samples end and minutes begin, and where minutes end and hours begin, as far as they may have moved. */
const SEAMS = [0, 3, 6].flatMap((hours) => [
  END - KEPT.keepFull - hours * HOUR,
  END - KEPT.keepMinutes - hours * HOUR,
]);

const ranges = [
  ['15 min', 15 * MINUTE],
  ['1 h', HOUR],
  ['6 h', 6 * HOUR],
  ['24 h', DAY],
  ['7 d', 7 * DAY],
  ['14 d', SPAN],
] as const;

describe('two weeks of samples every 5 s', () => {
  it.each(ranges)('open as a chart of %s with the numbers of the samples in every bucket', (_name, span) => {
    for (const width of [100, 317, 1_000, 1_920]) {
      for (const until of [END, END - 3 * HOUR - 17_000, ...SEAMS.map((seam) => seam + span / 2)]) {
        const from = until - span;
        const series = METRICS.map((metric) => ({ source: 'a', metric }));
        const told = answer(keep.store, { series, from, until, width });
        told.series.forEach((one, index) => {
          const unit = Math.max(1, one.step);
          const bucket = Math.ceil(span / width / unit) * unit;
          expect(wrongBuckets(one, index % METRICS.length, bucket)).toEqual([]);
          if (until <= END && from >= START)
            expect(one.at.length).toBeGreaterThan(Math.min(width, span / Math.max(STEP, one.step)) * 0.3);
          expect(one.at.length).toBeLessThanOrEqual(width + 1);
        });
      }
    }
  });

  it('are rolled up, and thinned as they grow old', () => {
    const rows = keep.store.database
      .prepare(
        'SELECT step, sum(rows) AS rows, sum(length(bytes)) AS bytes, min(start) AS start FROM chunks GROUP BY step',
      )
      .all();
    const oldest = rows.map((row) => END - Number(row['start']));
    expect(rows.map((row) => row['step'])).toEqual([0, MINUTE, HOUR]);
    expect(oldest[0]).toBeLessThan(KEPT.keepFull + 7 * HOUR);
    expect(oldest[1]).toBeLessThan(KEPT.keepMinutes + 7 * HOUR);
    expect(oldest[2]).toBeGreaterThan(SPAN - HOUR);
  });
});
