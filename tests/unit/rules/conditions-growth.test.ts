import { describe, expect, it } from 'vitest';
import { MINUTE, queue, rule } from './support.ts';
import { eventsOf, type Row } from './tables.ts';

const growth: readonly Row[] = [
  {
    it: 'grows opens at exactly the rise and the least value',
    rule: rule({ type: 'grows', metric: 'queue', by: 3, within: 2 * MINUTE, atLeast: 5 }),
    polls: [queue(0, 2), queue(5, 5)],
    expected: ['open 5'],
  },
  {
    it: 'grows needs both the rise and the least value',
    rule: rule({ type: 'grows', metric: 'queue', by: 3, within: 2 * MINUTE, atLeast: 5 }),
    polls: [queue(0, 1), queue(5, 4), queue(130, 4), queue(135, 6)],
    expected: [],
  },
  {
    it: 'grows counts a low exactly as old as the window, and none older',
    rule: rule({ type: 'grows', metric: 'queue', by: 3, within: 2 * MINUTE }),
    polls: [queue(0, 2), queue(1, 4), queue(120, 5), queue(121, 6)],
    expected: ['open 120'],
  },
  {
    it: 'grows forgets a low that is a second too old',
    rule: rule({ type: 'grows', metric: 'queue', by: 3, within: 2 * MINUTE }),
    polls: [queue(0, 2), queue(1, 4), queue(121, 5), queue(122, 6)],
    expected: [],
  },
  {
    it: 'grows does not take the first value ever seen for growth',
    rule: rule({ type: 'grows', metric: 'queue', by: 3, within: 2 * MINUTE }),
    polls: [queue(0, 40), queue(5, 40)],
    expected: [],
  },
  {
    it: 'grows stays open on a plateau, and ends when it is back where it began',
    rule: rule({ type: 'grows', metric: 'queue', by: 3, within: 2 * MINUTE }),
    polls: [queue(0, 20), queue(5, 24), queue(200, 24), queue(300, 21), queue(305, 20)],
    expected: ['open 5', 'close 305'],
  },
  {
    it: 'grows ends after ten minutes without growth',
    rule: rule({ type: 'grows', metric: 'queue', by: 3, within: 2 * MINUTE }),
    polls: [queue(0, 20), queue(5, 24), ...Array.from({ length: 150 }, (_, i) => queue(10 + 5 * i, 24))],
    expected: ['open 5', 'close 720'],
  },
  {
    it: 'a stream that began anew has no low to rise from',
    rule: rule({ type: 'grows', metric: 'queue', by: 3, within: 2 * MINUTE }),
    polls: [queue(0, 2), queue(5, 9, { restarted: true }), queue(10, 9)],
    expected: [],
  },
  {
    it: 'grows unusually opens at z 2.5 with three waiting',
    rule: rule({ type: 'grows-unusually' }),
    polls: [
      queue(0, 2, { growthZ: 3 }),
      queue(5, 3, { growthZ: 2.4 }),
      queue(10, 3, { growthZ: 2.5 }),
      queue(15, 3, { growthZ: 2 }),
      queue(20, 3),
      queue(25, 3, { growthZ: 1 }),
    ],
    expected: ['open 10', 'close 25'],
  },
  {
    it: 'forecast above opens at the chance asked for, is certain past the threshold, and ends with the queue',
    rule: rule({ type: 'forecast-above', threshold: 20, horizon: 10 * MINUTE, probability: 0.7 }),
    polls: [
      queue(0, 10, { arrivalsPerMinute: 1, departuresPerMinute: 2 }),
      queue(5, 10, { arrivalsPerMinute: 4, departuresPerMinute: 2 }),
      queue(10, 10),
      queue(15, 20),
      queue(20, 0),
    ],
    expected: ['open 5', 'close 20'],
  },
];

describe('conditions: growth and forecast', () => {
  it.each(growth.map((row) => [row.it, row] as const))('%s', (_it, row) => {
    expect(eventsOf(row)).toEqual(row.expected);
  });
});
