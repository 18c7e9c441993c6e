import { describe, expect, test } from 'vitest';
import { formatShortWait, formatWait } from '../../../src-renderer/format/estimates.ts';
import { formatFact } from '../../../src-renderer/format/facts.ts';
import { formatNumber } from '../../../src-renderer/format/numbers.ts';
import { formatQuantity } from '../../../src-renderer/format/quantities.ts';
import { splitSentence } from '../../../src-renderer/format/sentence.ts';
import { formatAge, formatMoment, formatRelative, formatSpan } from '../../../src-renderer/format/times.ts';

const NOW = new Date(2026, 5, 1, 14, 30).getTime();
const MINUTE = 60_000;

describe('quantities', () => {
  test.each([
    [0, 'people', '0'],
    [1_204, 'people', '1,204'],
    [1_204, 'views', '1,204 views'],
    [463_973, 'bytes/s', '3.71 Mbit/s'],
    [0, 'bytes/s', '0 bit/s'],
    [124_999_999, 'bytes/s', '1 Gbit/s'],
    [999, 'bytes', '999 B'],
    [33_490_425_639, 'bytes', '33.5 GB'],
    [19, 'ms', '19 ms'],
    [15.38, 'score', '15'],
    [0.004, 'ratio', '0.4 %'],
    [3.14, 'per-minute', '3.1 / min'],
    [360, 's', '6 min'],
    [0.017_26, 'none', '0.02'],
  ] as const)('%d in %s is %j', (value, unit, text) => {
    expect(formatQuantity(value, unit, 'en-US')).toBe(text);
  });

  test('numbers are written as another language writes them when it is named', () => {
    expect(formatNumber(1_234.5, 1, 'de-DE')).toBe('1.234,5');
    expect(formatQuantity(463_973, 'bytes/s', 'de-DE')).toBe('3,71 Mbit/s');
  });
});

describe('estimates', () => {
  test.each([
    [360, 240, 540, 'about 6 min (4-9)'],
    [360, undefined, undefined, 'about 6 min'],
    [10, 5, 50, 'under 1 min'],
    [70, 10, 100, 'about 1 min (up to 2)'],
    [9_000, 7_200, 14_400, 'more than 2 h'],
  ])('%d s (%s to %s) is %j', (seconds, low, high, text) => {
    expect(formatWait(seconds, low, high)).toBe(text);
  });

  test('are short in a narrow column', () => {
    expect([20, 360, 9_000].map(formatShortWait)).toEqual(['<1 min', '~6 min', '>2 h']);
  });
});

describe('times', () => {
  test.each([
    [0, 'just now'],
    [2_000, '2 s ago'],
    [3 * MINUTE, '3 min ago'],
    [-20_000, 'in 20 s'],
  ])('%d ms ago is %j', (ago, text) => {
    expect(formatRelative(NOW - ago, NOW)).toBe(text);
  });

  test('from an hour on a time is told itself, with the day when it is another', () => {
    expect(formatRelative(NOW - 60 * MINUTE, NOW, 'en-GB')).toBe('13:30');
    expect(formatMoment(NOW - 24 * 60 * MINUTE, NOW, 'en-GB')).toMatch(/31 May.*14:30/);
  });

  test.each([
    [40, '40 ms'],
    [8_900, '8 s'],
    [4 * MINUTE, '4 min'],
    [72 * MINUTE, '1 h 12 min'],
    [60 * MINUTE, '1 h'],
    [76 * 60 * MINUTE, '3 d 4 h'],
    [-5, '0 s'],
  ])('a span of %d ms is %j', (span, text) => {
    expect(formatSpan(span)).toBe(text);
  });

  test.each([
    [0, '0 s'],
    [4 * MINUTE, '4 min'],
    [90 * MINUTE, '1 h'],
    [76 * 60 * MINUTE, '3 d'],
  ])('an age of %d ms is %j', (age, text) => {
    expect(formatAge(NOW - age, NOW)).toBe(text);
  });
});

describe('facts', () => {
  test('are told by their kind', () => {
    expect(formatFact(true, { kind: 'flag' })).toBe('yes');
    expect(formatFact(60, { kind: 'seconds', zero: 'without a limit' })).toBe('1 min');
    expect(formatFact(0, { kind: 'seconds', zero: 'without a limit' })).toBe('without a limit');
    expect(formatFact(0, { kind: 'seconds' })).toMatch(/^0 /);
    expect(formatFact(['name: Main', 'hall: 3'], { kind: 'pairs' })).toBe('name: Main, hall: 3');
    expect(formatFact('PUBLISHED', { kind: 'text' })).toBe('PUBLISHED');
  });

  test('a value of another kind than promised is shown as it is', () => {
    expect(formatFact('soon', { kind: 'time' })).toBe('soon');
    expect(formatFact(3, { kind: 'flag' })).toBe('3');
  });
});

describe('the header sentence', () => {
  test.each([
    ['critical: 1 of 5 needs attention, queue 14, wait about 6 min', '1 of 5 needs attention'],
    [
      'critical: no account can be reached, check your own network',
      'no account can be reached, check your own network',
    ],
    ['critical: 2 of 5 need attention, queue 14, quiet', '2 of 5 need attention'],
    ['critical', ''],
  ])('%j leaves %j beside the word and the totals', (sentence, message) => {
    expect(splitSentence(sentence, 'critical').message).toBe(message);
  });
});
