import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ranges } from '../../../src-renderer/charts/ranges.ts';
import { openDatabase } from '../../../src-main/platform/history/sqlite.ts';
import { bundled, childEnvironment } from '../../support/bundled.ts';
import { DAY, EVERY, HOUR } from '../../support/long-show/play.ts';
import { tell, type Told } from '../../support/long-show/story.ts';

const folder = mkdtempSync(join(tmpdir(), 'tallylight-show-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A day here, with all that is kept shortened alike; `npm run bench -- weeks` plays the two weeks. */
const SPAN = DAY;
const KEPT = { keepFull: 6 * HOUR, keepMinutes: 12 * HOUR, keepHours: 730 * DAY };

let told: Told;
beforeAll(async () => {
  const entry = await bundled('tests/support/long-show/turned-store.ts', join(folder, 'built'), 'store');
  told = await tell({ entry, env: childEnvironment }, folder, SPAN, KEPT, [1_000]);
}, 600_000);

describe('twenty sources of three vendors, looked at every 5 s through the whole pipeline', () => {
  it('are all kept, with the readings that the vendors told', () => {
    const { recorded, wrong } = told.played;
    expect(wrong).toEqual([]);
    expect(recorded.sources.size).toBe(20);
    for (const [source, { count, misses }] of recorded.sources)
      expect(count + misses.length, source).toBeGreaterThan((0.9 * SPAN) / EVERY);
  });

  it.each(ranges.map(({ value }) => value))(
    'open as a chart of %s with the numbers of the samples in every bucket',
    (range) => {
      const verdict = told.verdicts.get(range);
      expect(verdict?.wrong.slice(0, 5)).toEqual([]);
      expect(verdict?.buckets).toBeGreaterThan(10_000);
    },
  );

  it('have a gap for every failure and pause, and none where there is a sample', () => {
    expect(told.wrongGaps).toEqual([]);
    const misses = [...told.played.recorded.sources.values()].flatMap((one) => one.misses);
    const kinds = new Set(misses.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['pause', 'resume', 'server', 'timeout', 'unreachable']);
  });

  it('are rolled up, and thinned as they grow old', () => {
    const database = openDatabase(join(folder, 'history.sqlite'), true);
    const rows = database.prepare('SELECT step, min(start) AS start FROM chunks GROUP BY step').all();
    database.close();
    const ages = rows.map((row) => told.played.clock.now() - Number(row['start']));
    expect(rows.map((row) => row['step'])).toEqual([0, 60_000, HOUR]);
    expect(ages[0]).toBeLessThan(KEPT.keepFull + 7 * HOUR);
    expect(ages[1]).toBeLessThan(KEPT.keepMinutes + 13 * HOUR);
    expect(ages[2]).toBeGreaterThan(SPAN);
  });
});
