import { describe, expect, it } from 'vitest';
import type { Look } from '../../../src-main/core/rules/types.ts';
import { events, look, looks, MINUTE, miss, rule, rules, run, SECOND, T0, tick } from './support.ts';
import { eventsOf, type Row } from './tables.ts';

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

describe('conditions: not seeing', () => {
  it.each(blindness.map((row) => [row.it, row] as const))('%s', (_it, row) => {
    expect(eventsOf(row)).toEqual(row.expected);
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
