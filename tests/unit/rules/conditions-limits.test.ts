import { describe, expect, it } from 'vitest';
import type { Look } from '../../../src-main/core/rules/types.ts';
import { look, MINUTE, miss, queue, rule } from './support.ts';
import { eventsOf, type Row } from './tables.ts';

const above10 = rule({ type: 'above', metric: 'queue', value: 10 }, { clear: { value: 6 } });
const score = (seconds: number, health?: number): Look =>
  look(seconds, {
    roles: { health: 'healthScore' },
    readings: health === undefined ? {} : { healthScore: health },
  });
const wait = (seconds: number, waitSeconds?: number, waiting = 5): Look =>
  queue(seconds, waiting, {
    readings: { live: 50, queue: waiting, ...(waitSeconds === undefined ? {} : { wait: waitSeconds }) },
  });
const off = { presence: 'offline', condition: 'offline' } as const;
const thresholds: readonly Row[] = [
  {
    it: 'above opens exactly at the value and not just below it',
    rule: above10,
    polls: [queue(0, 9), queue(5, 10)],
    expected: ['open 5'],
  },
  {
    it: 'above lets go exactly at the clear value and not just above it',
    rule: above10,
    polls: [queue(0, 12), queue(5, 7), queue(10, 6)],
    expected: ['open 0', 'close 10'],
  },
  {
    it: 'above without a clear value lets go as soon as it is below',
    rule: rule({ type: 'above', metric: 'queue', value: 10 }),
    polls: [queue(0, 10), queue(5, 9)],
    expected: ['open 0', 'close 5'],
  },
  {
    it: 'above takes the metric from the scope when the condition names none',
    rule: rule({ type: 'above', value: 10 }, { scope: { metric: 'queue' } }),
    polls: [queue(0, 10)],
    expected: ['open 0'],
  },
  {
    it: 'below opens below the value, not at it, and lets go at it',
    rule: rule({ type: 'below', metric: 'health', value: 40 }),
    polls: [score(0, 40), score(5, 39.9), score(10, 40)],
    expected: ['open 5', 'close 10'],
  },
  {
    it: 'below keeps firing between value and clear value',
    rule: rule({ type: 'below', metric: 'health', value: 40 }, { clear: { value: 60 } }),
    polls: [score(0, 30), score(5, 59), score(10, 60)],
    expected: ['open 0', 'close 10'],
  },
  {
    it: 'a metric may be named by its id as well as by its role',
    rule: rule({ type: 'below', metric: 'healthScore', value: 40 }, { scope: { metric: 'health' } }),
    polls: [score(0, 39)],
    expected: ['open 0'],
  },
  {
    it: 'missing data neither opens nor closes',
    rule: above10,
    polls: [look(0), queue(5, 12), look(10), miss(15), queue(20, 12), look(25), queue(30, 5)],
    expected: ['open 5', 'close 30'],
  },
  {
    it: 'a stream that is off has no score to be poor',
    rule: rule({ type: 'below', metric: 'health', value: 40 }),
    polls: [score(0, 20), look(5, { roles: { health: 'healthScore' }, ...off })],
    expected: ['open 0', 'close 5'],
  },
  {
    it: 'wait above compares milliseconds with the estimate in seconds',
    rule: rule({ type: 'wait-above', value: 5 * MINUTE }),
    polls: [wait(0, 299), wait(5, 300), wait(10, 299)],
    expected: ['open 5', 'close 10'],
  },
  {
    it: 'wait above lets go when nobody waits, and says nothing while learning',
    rule: rule({ type: 'wait-above', value: 5 * MINUTE }),
    polls: [wait(0), wait(5, 600), wait(10), wait(15, 600, 0)],
    expected: ['open 5', 'close 15'],
  },
];

describe('conditions: numbers against limits', () => {
  it.each(thresholds.map((row) => [row.it, row] as const))('%s', (_it, row) => {
    expect(eventsOf(row)).toEqual(row.expected);
  });
});
