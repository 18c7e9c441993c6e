import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textCell } from '../../../src-main/core/history/csv.ts';
import { isoInstant } from '../../../src-main/core/utc.ts';
import { createExporting } from '../../../src-main/platform/history/exporting.ts';
import { DAY, doChores, HOUR, keeperAt, MINUTE, senderTo, sequence } from '../../support/stored-show.ts';

const T0 = Date.UTC(2026, 5, 1, 0, 0, 0, 300);
let folder = '';
const clock = { now: T0 };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tallylight-export-'));
  clock.now = T0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const LABEL = '=cmd|"/c calc"!A1, été\r\nsecond line';

/** Polls of two sources for `span`, packed all the while, and the lines that an export must have. */
function filled(span: number, keepFull = Infinity) {
  const keep = keeperAt(join(folder, 'history.sqlite'), clock);
  const sender = senderTo(keep);
  const random = sequence();
  const put: Record<string, string>[] = [];
  sender.gathering.describe([
    { source: 'a', metrics: ['live', 'queue'], chief: 'queue' },
    { source: 'b', metrics: ['viewers', 'health'], chief: 'viewers' },
  ]);
  const cell = (value: number) => (Number.isNaN(value) ? '' : String(value));
  for (; clock.now < T0 + span; clock.now += 5_000) {
    const at = clock.now;
    const [live, queue] = [Math.floor(random() * 60), random() < 0.05 ? NaN : Math.floor(random() * 9)];
    const fails = random() < 0.02;
    if (fails) sender.append({ type: 'miss', source: 'a', at, kind: 'timeout', message: 'Late.' });
    else sender.append({ type: 'sample', source: 'a', at, values: [live, queue], presence: 'live' });
    const [viewers, health] = [random() * 1e6 - 5e5, Math.round(random() * 1_000) / 10];
    sender.append({ type: 'sample', source: 'b', at, values: [viewers, health], presence: 'preparing' });
    const common = { time: new Date(at).toISOString(), resolution: 'sample' };
    put.push(
      fails
        ? { ...common, id: 'a', source: LABEL, status: '', failure: 'timeout', live: '', queue: '' }
        : {
            ...common,
            id: 'a',
            source: LABEL,
            status: 'live',
            failure: '',
            live: cell(live),
            queue: cell(queue),
          },
      {
        ...common,
        id: 'b',
        source: 'B',
        status: 'preparing',
        failure: '',
        viewers: cell(viewers),
        health: cell(health),
      },
    );
    sender.send();
    if ((at - T0) % (10 * MINUTE) === 0)
      doChores(keep, at, { keepFull, keepMinutes: 90 * DAY, keepHours: 730 * DAY });
  }
  return { keep, put };
}

const SOURCES = [
  { id: 'a', label: LABEL },
  { id: 'b', label: 'B' },
];
const order = (file: string) => ({ id: 'e', file, sources: SOURCES, from: 0, until: T0 + 400 * DAY });
const read = (file: string): Record<string, string>[] => parse(readFileSync(file), { columns: true });

describe('an export', () => {
  it('of the whole history is what was put in, value for value, as a parser of others reads it', async () => {
    const { keep, put } = filled(14 * HOUR);
    const file = join(folder, 'out.csv');
    const { rows } = await createExporting(() => undefined, Date.now).run(keep.store, order(file));
    const metrics = { live: '', queue: '', viewers: '', health: '' };
    const expected = ['a', 'b'].flatMap((id) => put.filter((one) => one['id'] === id));
    // A text that a spreadsheet would take for a formula has an apostrophe in front.
    const seen = read(file).map((row) => ({ ...row, source: row['source']?.replace(/^'/, '') }));
    expect(seen).toEqual(expected.map((row) => ({ ...metrics, ...row })));
    expect(rows).toBe(put.length);
    keep.close();
  });

  it('tells what is rolled up as such, with least, greatest, last and count', async () => {
    const { keep } = filled(20 * HOUR, 3 * HOUR);
    const file = join(folder, 'out.csv');
    await createExporting(() => undefined, Date.now).run(keep.store, order(file));
    const rows = read(file).filter((row) => row['id'] === 'b');
    const rolled = rows.filter((row) => row['resolution'] === '1 min');
    expect(rolled.length).toBeGreaterThan(300);
    for (const row of rolled) {
      const [least, mean, greatest] = ['viewers min', 'viewers', 'viewers max'].map((name) =>
        Number(row[name]),
      );
      expect(least).toBeLessThanOrEqual(mean ?? NaN);
      expect(mean).toBeLessThanOrEqual(greatest ?? NaN);
      expect(Number(row['viewers count'])).toBeGreaterThan(0);
    }
    const times = rows.map((row) => Date.parse(row['time'] ?? ''));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    keep.close();
  });

  it('is there whole, for its user alone, or not at all', async () => {
    const { keep } = filled(HOUR);
    const file = join(folder, 'out.csv');
    await createExporting(() => undefined, Date.now).run(keep.store, order(file));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await expect(
      createExporting(() => undefined, Date.now).run(
        keep.store,
        order(join(folder, 'no', 'such', 'folder.csv')),
      ),
    ).rejects.toThrow();
    expect(readdirSync(folder).filter((name) => name.includes('.part-'))).toEqual([]);
    keep.close();
  });

  it('can be cancelled, tells how far it is, and leaves the file of before alone', async () => {
    const { keep } = filled(30 * HOUR);
    const file = join(folder, 'out.csv');
    writeFileSync(file, 'before');
    const shares: number[] = [];
    const exporting = createExporting(({ progress }) => {
      shares.push(progress?.share ?? NaN);
      exporting.cancel('e');
    }, Date.now);
    await expect(exporting.run(keep.store, order(file))).rejects.toThrow('cancelled');
    expect(shares).toHaveLength(1);
    expect(shares[0]).toBeGreaterThan(0);
    expect(shares[0]).toBeLessThan(1);
    expect(readFileSync(file, 'utf8')).toBe('before');
    expect(readdirSync(folder).filter((name) => name.includes('.part-'))).toEqual([]);
    keep.close();
  });
});

describe('a cell', () => {
  it.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx'])('never becomes a formula: %j', (text) => {
    expect(parse(textCell(text))).toEqual([[`'${text}`]]);
  });

  it('comes back as any text was', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'binary' }), (text) => {
        const [[cell = ''] = []] = parse(`${textCell(text)}\r\n`, { relax_quotes: false }) as string[][];
        expect(cell === text || cell === `'${text}`).toBe(true);
      }),
    );
  });
});

describe('an instant as text', () => {
  it('is what the engine says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (at) => {
        expect(isoInstant(at)).toBe(new Date(at).toISOString());
      }),
    );
  });
});
