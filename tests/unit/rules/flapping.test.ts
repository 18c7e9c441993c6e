import { describe, expect, it } from 'vitest';
import type { Look } from '../../../src-main/core/rules/types.ts';
import { starterRules } from '../../../src-main/core/rules/starter.ts';
import { look, looks, miss, queue, rule, rules, run, SECOND, T0, tick } from './support.ts';

const bare = rule({ type: 'above', metric: 'queue', value: 10 });
const hour = (value: (poll: number) => number): readonly Look[] =>
  Array.from({ length: 720 }, (_, poll) => queue(poll * 5, value(poll)));

/** Numbers in [0, 1) that look random and are the same in every run. */
function noise(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

describe('a queue dancing around its threshold for an hour', () => {
  const random = noise(7);
  it.each([
    ['with every poll', bare, hour((poll) => (poll % 2 ? 9 : 11))],
    ['at random', bare, hour(() => 7 + Math.floor(random() * 7))],
    ['every minute', bare, hour((poll) => (Math.floor(poll / 12) % 2 ? 8 : 12))],
    ['every five minutes', bare, hour((poll) => (Math.floor(poll / 60) % 2 ? 8 : 12))],
    ['with a hold', { ...bare, for: 30 * SECOND }, hour((poll) => (Math.floor(poll / 12) % 2 ? 8 : 12))],
    [
      'with a clear value',
      { ...bare, clear: { value: 6 } },
      hour((poll) => (Math.floor(poll / 12) % 2 ? 5 : 12)),
    ],
    ['from nothing to full', bare, hour((poll) => (Math.floor(poll / 12) % 2 ? 0 : 12))],
  ])('makes one incident and at most two notifications: %s', (_how, asked, polls) => {
    const { incidents, notices } = run([rules(asked), ...looks(...polls, queue(3_600, 0)), tick(8_000)]);
    expect(incidents).toHaveLength(1);
    expect(notices.length).toBeLessThanOrEqual(2);
    expect(notices[0]?.title).toBe('Rule: Showroom');
    expect(incidents[0]?.closedAt).toBeDefined();
  });

  it('does so with the starter rules as well', () => {
    const dance = hour((poll) => (Math.floor(poll / 12) % 2 ? 8 : 12));
    const { incidents, notices } = run([rules(...starterRules), ...looks(...dance)]);
    expect(incidents.filter((one) => one.rule === 'queue-long')).toHaveLength(1);
    expect(notices.filter((notice) => notice.title.startsWith('Queue long')).length).toBe(1);
  });

  it('marks the incident as flapping and keeps its peak', () => {
    const { incidents } = run([rules(bare), ...looks(...hour((poll) => (poll % 2 ? 9 : 11 + (poll % 3))))]);
    expect(incidents[0]).toMatchObject({ flapping: true, openedAt: T0 });
  });
});

describe('a recovery', () => {
  it('well past the threshold is told ten seconds later, once', () => {
    const { notices } = run([
      rules(bare),
      ...looks(queue(0, 12), queue(60, 2)),
      tick(69),
      tick(70),
      tick(7_000),
    ]);
    expect(notices.map((one) => [one.title, (one.at - T0) / SECOND])).toEqual([
      ['Rule: Showroom', 0],
      ['Recovered: Showroom', 70],
    ]);
    expect(notices[1]?.body).toBe('Rule is over after 1 min; 2 waiting');
  });

  it('within a hair of the threshold is told when it has lasted ten minutes', () => {
    const { notices } = run([rules(bare), ...looks(queue(0, 12), queue(60, 9)), tick(7_000)]);
    expect((notices[1]?.at ?? 0) - T0).toBe(660 * SECOND);
  });

  it('of what was never told is not told either', () => {
    const snooze = {
      type: 'command',
      at: T0,
      command: { type: 'snooze', sources: ['showroom'], until: T0 + 60_000 },
    } as const;
    const { notices, incidents } = run([
      rules(bare),
      ...looks(queue(-5, 0)),
      snooze,
      ...looks(queue(0, 12), queue(20, 0)),
      tick(7_000),
    ]);
    expect(incidents).toHaveLength(1);
    expect(notices).toEqual([]);
  });

  it('says what is still open about the same thing', () => {
    const long = rule(
      { type: 'above', metric: 'queue', value: 20 },
      { id: 'long', name: 'Queue long', severity: 'critical' },
    );
    const { notices } = run([
      rules({ ...bare, name: 'Queue' }, long),
      ...looks(queue(0, 25), queue(60, 12)),
      tick(90),
    ]);
    expect(notices.map((one) => one.title)).toEqual(['Queue long: Showroom', 'Recovered: Showroom']);
    expect(notices[1]?.body).toContain('still open: Queue');
  });

  it('that did not last is told again only when the breach does', () => {
    const back = [queue(0, 12), queue(60, 0), queue(120, 12)];
    const lasting = [...back, ...Array.from({ length: 40 }, (_, poll) => queue(125 + poll * 5, 12))];
    const titles = (polls: readonly Look[]) =>
      run([rules(bare), ...looks(...polls)]).notices.map((one) => one.title);
    expect(titles([...back, queue(200, 0), queue(900, 0)])).toEqual([
      'Rule: Showroom',
      'Recovered: Showroom',
    ]);
    expect(titles(lasting)).toEqual(['Rule: Showroom', 'Recovered: Showroom', 'Rule: Showroom']);
  });
});

describe('an account that fails one look in three for hours', () => {
  it('is no news', () => {
    const polls = Array.from({ length: 2_000 }, (_, poll) => (poll % 3 ? look(poll * 5) : miss(poll * 5)));
    expect(run([rules(...starterRules), ...looks(...polls)]).notices).toEqual([]);
  });
});
