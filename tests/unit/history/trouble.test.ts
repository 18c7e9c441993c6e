import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IncidentView } from '#contract/model';
import { checkWhole } from '../../../src-main/platform/history/checking.ts';
import type { Keeper } from '../../../src-main/platform/history/keeper.ts';
import { answer } from '../../../src-main/platform/history/reading.ts';
import { remembered } from '../../../src-main/platform/history/remembering.ts';
import { openDatabase } from '../../../src-main/platform/history/sqlite.ts';
import { doChores, HOUR, keeperAt, MINUTE, senderTo } from '../../support/stored-show.ts';

const T0 = Date.UTC(2026, 5, 1);
let folder = '';
let path = '';
const clock = { now: T0 };
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tallylight-trouble-'));
  path = join(folder, 'history.sqlite');
  clock.now = T0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Sender = ReturnType<typeof senderTo>;

/** A sender that has told of its one source. */
function sending(keep: Keeper): Sender {
  const sender = senderTo(keep);
  sender.gathering.describe([{ source: 'a', metrics: ['queue'], chief: 'queue' }]);
  return sender;
}

/** Polls every 5 s for `span` from the clock on, sent each time; values count the seconds since T0. */
function poll(sender: Sender, span: number): void {
  for (const until = clock.now + span; clock.now < until; clock.now += 5_000) {
    const values = [(clock.now - T0) / 1_000];
    sender.append({ type: 'sample', source: 'a', at: clock.now, values, presence: 'live' });
    sender.send();
  }
}

/** Seconds since T0 of the samples that are there. */
function seconds(keep: Keeper): readonly number[] {
  const series = [{ source: 'a', metric: 'queue' }];
  const told = answer(keep.store, { series, from: T0, until: T0 + 4 * HOUR, width: 4 * 3_600 });
  return Array.from(told.series[0]?.last ?? []);
}

const every5 = (from: number, until: number) =>
  Array.from({ length: (until - from) / 5 }, (_, index) => from + index * 5);
const texts = (news: readonly unknown[]) =>
  news.map((one) => (one as { notice?: { text: string } }).notice?.text ?? 'all is well');
const aside = () => readdirSync(folder).filter((name) => /corrupt-\d{8}T\d{6}Z$/.test(name));

const incident: IncidentView = {
  id: 'i1',
  rule: 'long',
  ruleName: 'Queue long',
  sources: ['a'],
  label: 'A',
  severity: 'critical',
  title: 'Queue long: A',
  body: '14 waiting',
  openedAt: T0,
};

describe('a history file that is not one', () => {
  it.each([
    ['random bytes', () => Buffer.from(Array.from({ length: 9_000 }, (_, index) => (index * 7_919) % 251))],
    ['zeros', () => Buffer.alloc(20_000)],
    ['text', () => Buffer.from('not a database at all, but long enough to be taken for one'.repeat(50))],
  ])('(%s) is set aside, told of, and a new one begun', (_name, content) => {
    writeFileSync(path, content());
    const keep = keeperAt(path, clock);
    poll(sending(keep), MINUTE);
    expect(aside()).toHaveLength(1);
    expect(readFileSync(join(folder, aside()[0] ?? ''))).toEqual(content());
    expect(texts(keep.news)).toEqual([expect.stringContaining(`set aside as ${aside()[0]}`)]);
    keep.close();
    expect(seconds(keeperAt(path, clock))).toEqual(every5(0, 60));
  });

  it('is kept three times at most', () => {
    for (let nth = 0; nth < 5; nth++) {
      writeFileSync(path, `no database ${nth}`.repeat(100));
      clock.now += MINUTE;
      keeperAt(path, clock).close();
    }
    expect(aside()).toHaveLength(3);
    expect(readFileSync(join(folder, aside().at(-1) ?? ''), 'utf8')).toContain('no database 4');
  });

  it('but of another program is set aside, too, and left as it was', () => {
    const other = openDatabase(path);
    other.exec('CREATE TABLE songs (name TEXT); INSERT INTO songs VALUES (1)');
    other.close();
    const before = readFileSync(path);
    const keep = keeperAt(path, clock);
    expect(texts(keep.news)).toEqual([expect.stringContaining('was not written by Tallylight')]);
    expect(readFileSync(join(folder, aside()[0] ?? ''))).toEqual(before);
    keep.close();
  });
});

describe('a damaged history file', () => {
  /** Two hours of polls, packed, and an open incident; closed whole. */
  function filled(): void {
    const keep = keeperAt(path, clock);
    const sender = sending(keep);
    for (let nth = 0; nth < 12; nth++) {
      poll(sender, 10 * MINUTE);
      doChores(keep, clock.now);
    }
    sender.append({ type: 'incident', incident });
    sender.send();
    keep.close();
  }

  it('gives up what can be read of it when it was cut', () => {
    filled();
    truncateSync(path, statSync(path).size - 3 * 4_096);
    const keep = keeperAt(path, clock);
    expect(texts(keep.news)).toEqual([expect.stringContaining('What could be read of it was taken over.')]);
    expect(remembered(keep.store, { closed: 9 }).incidents).toEqual([incident]);
    expect(seconds(keep).length).toBeGreaterThan(0);
    poll(sending(keep), MINUTE);
    expect(seconds(keep).slice(-12)).toEqual(every5(7_200, 7_260));
    keep.close();
  });

  it('is found by the check, and what the run has gathered meanwhile is not lost', () => {
    filled();
    const file = openSync(path, 'r+');
    for (let page = 8; page < statSync(path).size / 4_096; page += 1)
      if (page % 3 === 0) writeSync(file, Buffer.alloc(4_096, 0xa5), 0, 4_096, page * 4_096);
    closeSync(file);
    const keep = keeperAt(path, clock);
    poll(sending(keep), MINUTE);
    expect(() => checkWhole(keep, clock.now)).toThrow();
    expect(texts(keep.news).at(-1)).toContain('was damaged and was set aside');
    expect(seconds(keep).slice(-12)).toEqual(every5(7_200, 7_260));
    expect(() => checkWhole(keep, clock.now)).not.toThrow();
    keep.close();
    expect(seconds(keeperAt(path, clock)).slice(-12)).toEqual(every5(7_200, 7_260));
  });

  it('is checked after a run that did not end well, and else not', () => {
    const killed = keeperAt(path, clock);
    expect(killed.isCheckDue).toBe(false);
    expect(keeperAt(path, clock).isCheckDue).toBe(true);
    killed.close();
    const next = keeperAt(path, clock);
    expect(next.isCheckDue).toBe(false);
    next.close();
    clock.now += 8 * 24 * HOUR;
    expect(keeperAt(path, clock).isCheckDue).toBe(true);
  });
});

describe('a file of a newer version', () => {
  it('is read and never written, and that is said', () => {
    const first = keeperAt(path, clock);
    poll(sending(first), MINUTE);
    first.store.database.exec('PRAGMA user_version = 7');
    first.close();
    const before = readFileSync(path);
    const keep = keeperAt(path, clock);
    poll(sending(keep), MINUTE);
    doChores(keep, clock.now);
    expect(texts(keep.news)).toEqual([expect.stringContaining('newer version')]);
    expect(seconds(keep)).toEqual(every5(0, 120));
    keep.close();
    expect(readFileSync(path)).toEqual(before);
  });
});

describe('a place where no file can be', () => {
  it('is told of, history goes on in memory, and is in the file once there can be one', () => {
    mkdirSync(path);
    const keep = keeperAt(path, clock);
    const sender = sending(keep);
    poll(sender, MINUTE);
    expect(texts(keep.news)).toEqual([expect.stringContaining('History is not being saved')]);
    expect(seconds(keep)).toEqual(every5(0, 60));
    rmdirSync(path);
    poll(sender, MINUTE);
    expect(texts(keep.news).at(-1)).toBe('all is well');
    keep.close();
    expect(seconds(keeperAt(path, clock))).toEqual(every5(0, 120));
  });
});

describe('a disk that cannot be written for a while', () => {
  it.each([
    ['full', 'PRAGMA max_page_count = 1', 'PRAGMA max_page_count = 1000000', 'the disk is full'],
    ['read-only', 'PRAGMA query_only = ON', 'PRAGMA query_only = OFF', 'cannot be written'],
  ])('(%s) is told of once; nothing is lost when it passes', (_name, begin, end, words) => {
    const keep = keeperAt(path, clock);
    const sender = sending(keep);
    poll(sender, MINUTE);
    keep.store.database.exec(begin);
    sender.append({ type: 'incident', incident });
    sender.append({ type: 'annotation', source: 'a', at: T0, kind: 'long', text: 'x'.repeat(20_000) });
    poll(sender, 5 * MINUTE);
    doChoresIfPossible(keep);
    expect(texts(keep.news)).toEqual([expect.stringContaining(words)]);
    expect(seconds(keep)).toEqual(every5(0, 360));
    keep.store.database.exec(end);
    poll(sender, MINUTE);
    expect(texts(keep.news).at(-1)).toBe('all is well');
    keep.close();
    const again = keeperAt(path, clock);
    expect(seconds(again)).toEqual(every5(0, 420));
    expect(remembered(again.store, { closed: 9 }).incidents).toEqual([incident]);
  });

  it('costs the oldest after ten minutes, and a gap says so', () => {
    const keep = keeperAt(path, clock);
    const sender = sending(keep);
    poll(sender, MINUTE);
    keep.store.database.exec('PRAGMA query_only = ON');
    poll(sender, 20 * MINUTE);
    keep.store.database.exec('PRAGMA query_only = OFF');
    poll(sender, MINUTE);
    const told = answer(keep.store, {
      series: [{ source: 'a', metric: 'queue' }],
      from: T0,
      until: clock.now,
      width: 1_000,
    });
    const [gap] = told.gaps;
    expect(told.gaps).toHaveLength(1);
    expect(gap).toMatchObject({ from: T0 + MINUTE, kind: 'storage' });
    expect((gap?.until ?? 0) - T0).toBeGreaterThan(10 * MINUTE);
    expect((gap?.until ?? 0) - T0).toBeLessThan(12 * MINUTE);
    keep.close();
    expect(seconds(keeperAt(path, clock))).toEqual([
      ...every5(0, 60),
      ...every5(((gap?.until ?? 0) - T0) / 1_000, 22 * 60),
    ]);
  });

  function doChoresIfPossible(keep: Keeper): void {
    try {
      keep.guard(() => doChores(keep, clock.now + 10 * HOUR));
    } catch {
      // The disk cannot be written: the chores are done another time.
    }
  }
});

describe('the file', () => {
  it('is the user’s alone', () => {
    const keep = keeperAt(path, clock);
    poll(sending(keep), MINUTE);
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    keep.close();
    expect(existsSync(`${path}-wal`)).toBe(false);
  });
});
