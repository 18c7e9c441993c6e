import { describe, expect, it } from 'vitest';
import type { AlertRule } from '#contract/configuration';
import type { Look } from '../../../src-main/core/rules/types.ts';
import {
  events,
  HOUR,
  look,
  looks,
  MINUTE,
  miss,
  queue,
  rule,
  rules,
  run,
  SECOND,
  T0,
  tick,
} from './support.ts';

interface Row {
  readonly it: string;
  readonly rule: AlertRule;
  readonly polls: readonly Look[];
  readonly expected: readonly string[];
}

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
const state = (seconds: number, word: string, more: Partial<Look> = {}): Look =>
  look(seconds, { state: word, ...more });
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

const words: readonly Row[] = [
  {
    it: 'state becomes opens with the change only, whatever the case of letters',
    rule: rule({ type: 'state-becomes', state: 'ERROR' }),
    polls: [state(0, 'error'), state(5, 'live'), state(10, 'Error'), state(15, 'Error'), state(20, 'live')],
    expected: ['open 10', 'close 20'],
  },
  {
    it: 'state is not opens with any other state and not without one',
    rule: rule({ type: 'state-is-not', state: 'PUBLISHED' }),
    polls: [look(0), state(5, 'published'), state(10, 'STOPPED'), miss(15), state(20, 'PUBLISHED')],
    expected: ['open 10', 'close 20'],
  },
  {
    it: 'grade is opens with the grade and closes with another; no grade is no data',
    rule: rule({ type: 'grade-is', grade: 'Poor' }),
    polls: [look(0, { grade: 'poor' }), look(5), look(10, { grade: 'Good' })],
    expected: ['open 0', 'close 10'],
  },
  {
    it: 'stream down opens when it was live and is not, preparing included',
    rule: rule({ type: 'stream-down' }),
    polls: [look(0, off), look(5), look(10, { presence: 'preparing' }), look(15)],
    expected: ['open 10', 'close 15'],
  },
  {
    it: 'stream down says nothing about what was never live, nor about what cannot be seen',
    rule: rule({ type: 'stream-down' }),
    polls: [look(0, off), look(5, off), look(10), miss(15), miss(20)],
    expected: [],
  },
  {
    it: 'not live opens five minutes before a planned window, and ends with it',
    rule: rule({ type: 'not-live', windows: [{ from: T0 + HOUR, until: T0 + 2 * HOUR }] }),
    polls: [look(3_299, off), look(3_300, off), look(7_199, off), look(7_200, off)],
    expected: ['open 3300', 'close 7200'],
  },
  {
    it: 'not live ends when it goes live; a window brought by the look counts too',
    rule: rule({ type: 'not-live', windows: [], lead: 0 }),
    polls: [
      look(0, { ...off, planned: [{ from: T0, until: T0 + HOUR }] }),
      look(5, { planned: [{ from: T0, until: T0 + HOUR }] }),
    ],
    expected: ['open 0', 'close 5'],
  },
];

const seen = { lastGoodAt: T0 } as const;
const blindness: readonly Row[] = [
  {
    it: 'no data opens 30 s after the last good sample, by time alone, once three looks have failed',
    rule: rule({ type: 'no-data', after: 30 * SECOND, tries: 3 }),
    polls: [look(0), miss(5, seen), miss(10, seen), miss(15, seen), miss(60, seen)],
    expected: ['open 30'],
  },
  {
    it: 'no data waits for the third try when that comes later',
    rule: rule({ type: 'no-data', after: 30 * SECOND, tries: 3 }),
    polls: [look(0), miss(15, seen), miss(30, seen), miss(45, seen), look(60)],
    expected: ['open 45', 'close 60'],
  },
  {
    it: 'no data starts anew with every good sample',
    rule: rule({ type: 'no-data', after: 30 * SECOND, tries: 3 }),
    polls: [look(0), miss(5), miss(10), look(15), miss(20), miss(25), look(29), miss(40)],
    expected: [],
  },
  ...(['unauthorized', 'forbidden', 'not-found', 'keychain'] as const).map((kind) => ({
    it: `no data opens at once when access is refused: ${kind}`,
    rule: rule({ type: 'no-data', after: 30 * SECOND, tries: 3 }),
    polls: [look(0), miss(5, { failure: { kind, message: 'No.' } }), look(10)],
    expected: ['open 5', 'close 10'],
  })),
  {
    it: 'no data does not wait for tries that will not come once polling has stopped',
    rule: rule({ type: 'no-data', after: 30 * SECOND, tries: 3 }),
    polls: [look(0), miss(5, { ...seen, failure: { kind: 'rejected', message: 'No.' } }), miss(1_800)],
    expected: ['open 30'],
  },
  {
    it: 'no data counts frozen answers: they are no good samples',
    rule: rule({ type: 'no-data', after: 30 * SECOND, tries: 3 }),
    polls: [look(0), ...[5, 10, 15, 40].map((at) => frozen(at))],
    expected: ['open 30'],
  },
  {
    it: 'failing opens when every look has failed for the span, and closes with an answer',
    rule: rule({ type: 'failing', after: 20 * SECOND }),
    polls: [miss(0), miss(10), look(15), miss(20), miss(30), miss(45), look(50)],
    expected: ['open 40', 'close 50'],
  },
  {
    it: 'frozen opens after its span, but not while a failure hides whether it still is',
    rule: rule({ type: 'frozen', after: MINUTE }),
    polls: [look(0), frozen(5), frozen(10), miss(40), frozen(90), look(95)],
    expected: ['open 90', 'close 95'],
  },
];

function frozen(seconds: number): Look {
  return look(seconds, { good: false, condition: 'stale', frozenSince: T0 + 5 * SECOND, lastGoodAt: T0 });
}

describe.each([
  ['numbers against limits', thresholds],
  ['growth and forecast', growth],
  ["the vendor's words and presence", words],
  ['not seeing', blindness],
] as const)('conditions: %s', (_title, rows) => {
  it.each(rows.map((row) => [row.it, row] as const))('%s', (_it, row) => {
    expect(events(run([rules(row.rule), ...looks(...row.polls)]))).toEqual(row.expected);
  });
});

describe('time alone', () => {
  it('opens no data at the very second, however late the tick comes', () => {
    const noData = rule({ type: 'no-data', after: 30 * SECOND, tries: 3 });
    const polls = looks(look(0), miss(5, seen), miss(10, seen), miss(15, seen));
    const often = run([rules(noData), ...polls, ...[16, 20, 29, 30, 31].map(tick)]);
    const late = run([rules(noData), ...polls, tick(3_000)]);
    expect(events(often)).toEqual(['open 30']);
    expect(events(late)).toEqual(['open 30']);
    expect(late.notices).toEqual(often.notices);
  });
});
