import { describe, expect, it } from 'vitest';
import type { AlertInput } from '../../../src-main/core/rules/types.ts';
import { events, HOUR, look, looks, miss, queue, rule, rules, run, SECOND, T0, tick } from './support.ts';

const held = rule({ type: 'above', metric: 'queue', value: 10 }, { for: 30 * SECOND, clear: { value: 6 } });
const eventsOf = (asked: typeof held, ...inputs: readonly AlertInput[]) =>
  events(run([rules(asked), ...inputs]));
const woke = (at: number, from: number): AlertInput => ({
  type: 'woke',
  at: T0 + at * SECOND,
  asleepFrom: T0 + from * SECOND,
});
const stepped = (at: number, by: number): AlertInput => ({
  type: 'clock-stepped',
  at: T0 + at * SECOND,
  by: by * SECOND,
});

describe('clocks and sleep', () => {
  it('a wall clock set forward lengthens no hold', () => {
    const inputs = [...looks(queue(0, 12), queue(10, 12)), stepped(3 * 3_600 + 12, 3 * 3_600)];
    const later = looks(queue(3 * 3_600 + 15, 12), queue(3 * 3_600 + 29, 12), queue(3 * 3_600 + 30, 12));
    expect(eventsOf(held, ...inputs, ...later)).toEqual([`open ${3 * 3_600 + 30}`]);
  });

  it('a wall clock set back shortens and stops none', () => {
    const inputs = [...looks(queue(0, 12), queue(10, 12)), stepped(12 - 3_600, -3_600)];
    const later = looks(queue(15 - 3_600, 12), queue(29 - 3_600, 12), queue(30 - 3_600, 12));
    expect(eventsOf(held, ...inputs, ...later)).toEqual([`open ${30 - 3_600}`]);
  });

  it('a wall clock set back that nobody told of is seen at the next tick', () => {
    const inputs = [...looks(queue(0, 12), queue(10, 12)), tick(11), tick(12 - 3_600)];
    const later = looks(queue(15 - 3_600, 12), queue(40 - 3_600, 12));
    expect(eventsOf(held, ...inputs, ...later)).toEqual([`open ${40 - 3_600}`]);
  });

  it('sleep counts for no hold', () => {
    const inputs = [...looks(queue(0, 12), queue(10, 12)), woke(8 * 3_600, 12)];
    const at = 8 * 3_600;
    const later = looks(queue(at + 2, 12), queue(at + 17, 12), queue(at + 18, 12));
    expect(eventsOf(held, ...inputs, ...later)).toEqual([`open ${at + 18}`]);
  });

  it('sleep makes no source blind: misses count from the first look after waking on', () => {
    const blind = rule({ type: 'no-data', after: 30 * SECOND, tries: 3 });
    const seen = { lastGoodAt: T0 };
    const at = 8 * 3_600;
    const asleep = [...looks(look(0), miss(5, seen), miss(10, seen)), woke(at, 12)];
    const tired = looks(miss(at + 2, seen), miss(at + 7, seen), miss(at + 12, seen));
    expect(eventsOf(blind, ...asleep, ...tired, tick(at + 31))).toEqual([]);
    expect(eventsOf(blind, ...asleep, ...tired, tick(at + 33))).toEqual([`open ${at + 32}`]);
    expect(eventsOf(blind, ...asleep, ...tired, ...looks(look(at + 20)), tick(at + 60))).toEqual([]);
  });

  it("a snooze ends in the operator's own time, asleep or not", () => {
    const snooze: AlertInput = {
      type: 'command',
      at: T0 + SECOND,
      command: { type: 'snooze', until: T0 + HOUR },
    };
    const { notices } = run([
      rules({ ...held, for: 0 }),
      ...looks(queue(0, 12)),
      snooze,
      woke(8 * 3_600, 10),
    ]);
    expect(notices.map((notice) => notice.title)).toEqual(['Rule: Showroom', 'Snooze over: Showroom']);
  });
});
