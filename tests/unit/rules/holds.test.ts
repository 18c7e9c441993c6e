import { describe, expect, it } from 'vitest';
import type { AlertInput } from '../../../src-main/core/rules/types.ts';
import { events, looks, MINUTE, miss, queue, rule, rules, run, SECOND, tick } from './support.ts';

const held = rule({ type: 'above', metric: 'queue', value: 10 }, { for: 30 * SECOND, clear: { value: 6 } });
const eventsOf = (asked: typeof held, ...inputs: readonly AlertInput[]) =>
  events(run([rules(asked), ...inputs]));
describe('a hold', () => {
  it('is over exactly at its span', () => {
    expect(eventsOf(held, ...looks(queue(0, 12), queue(29.999, 12)))).toEqual([]);
    expect(eventsOf(held, ...looks(queue(0, 12), queue(30, 12)))).toEqual(['open 30']);
  });

  it('is broken by one sample, also by one between the value and the clear value', () => {
    const polls = looks(queue(0, 12), queue(20, 9), queue(25, 12), queue(50, 12), queue(55, 12));
    expect(eventsOf(held, ...polls)).toEqual(['open 55']);
  });

  it('does not run while the source cannot be seen', () => {
    const polls = looks(
      queue(0, 12),
      queue(10, 12),
      miss(15),
      miss(20),
      queue(35, 12),
      queue(49, 12),
      queue(50, 12),
    );
    expect(eventsOf(held, ...polls)).toEqual(['open 50']);
  });

  it('opens nothing by time alone: it takes a sample to prove it', () => {
    expect(eventsOf(held, ...looks(queue(0, 12)), tick(40), tick(400))).toEqual([]);
  });

  it('is taken as over for one round of polls', async () => {
    const { startAlerts } = await import('../../../src-main/core/rules/state.ts');
    const { notices } = run([rules(held), ...looks(queue(0, 12))], startAlerts({ withoutHolds: true }));
    expect(notices).toHaveLength(1);
  });
});

describe('letting go', () => {
  it('takes as long as the clear span, broken by one sample that is not clear', () => {
    const asked = { ...held, for: 0, clear: { value: 6, for: 20 * SECOND } };
    const polls = looks(queue(0, 12), queue(5, 5), queue(15, 7), queue(20, 5), queue(39, 5), queue(40, 5));
    expect(eventsOf(asked, ...polls)).toEqual(['open 0', 'close 40']);
  });

  it('goes on firing for its span after the last breach', () => {
    const asked = { ...held, for: 0, keepFiring: MINUTE };
    const polls = looks(queue(0, 12), queue(5, 12), queue(10, 2), queue(64, 2), queue(65, 2));
    expect(eventsOf(asked, ...polls)).toEqual(['open 0', 'close 65']);
  });

  it('never follows from missing data, however long', () => {
    const polls = looks(
      queue(0, 12),
      queue(30, 12),
      ...Array.from({ length: 50 }, (_, i) => miss(60 + i * 60)),
    );
    expect(eventsOf(held, ...polls, tick(9_000))).toEqual(['open 30']);
  });
});
