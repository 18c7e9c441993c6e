import { describe, expect, it } from 'vitest';
import { starterRules } from '../../../src-main/core/rules/starter.ts';
import { looks, queue, rules, run, tick } from './support.ts';

const raised = (values: readonly number[], step: number) =>
  run([rules(...starterRules), ...looks(...values.map((value, index) => queue(index * step, value)))]);

describe('a queue that rises from 2 to 9', () => {
  it.each([
    ['in one step at 5 s', [2, 2, 9], 5],
    ['in one step at 250 ms', [2, 2, 9, 9, 9], 0.25],
    ['by ones', [2, 3, 4, 5, 6, 7, 8, 9, 9, 9], 5],
    ['by ones at 250 ms', [2, 3, 4, 5, 6, 7, 8, 9], 0.25],
    ['and stays for an hour', [2, 2, 9, ...Array<number>(720).fill(9)], 5],
  ])('raises exactly one notification, %s', (_how, values, step) => {
    const { notices, incidents } = raised(values, step);
    expect(notices).toHaveLength(1);
    expect(incidents).toHaveLength(1);
    expect(notices[0]).toMatchObject({
      title: 'Queue growing: Showroom',
      severity: 'warning',
      source: 'showroom',
    });
  });

  it('says how many wait, how much it rose and how long the wait is', () => {
    const readings = { live: 50, queue: 9, wait: 360, waitLow: 240, waitHigh: 540 };
    const { notices } = run([
      rules(...starterRules),
      ...looks(queue(0, 2), queue(60, 2), queue(90, 9, { readings })),
    ]);
    expect(notices[0]?.body).toBe('9 waiting, up 7 in 30 s; wait about 6 min (4-9)');
  });

  it('tells its recovery once', () => {
    const { notices } = run([
      rules(...starterRules),
      ...looks(queue(0, 2), queue(5, 9), queue(60, 3), queue(65, 2)),
      tick(120),
    ]);
    expect(notices.map((notice) => notice.title)).toEqual(['Queue growing: Showroom', 'Recovered: Showroom']);
    expect(notices[1]?.body).toContain('Queue growing is over after');
  });
});
