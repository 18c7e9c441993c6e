import { expect, test } from 'vitest';
import { metricTold } from '../../../../src-main/core/wording/metric.ts';
import { overallSentence } from '../../../../src-main/core/wording/overall.ts';
import { waitInWords } from '../../../../src-main/core/queue/index.ts';
import { formatShortWait, formatWait } from '../../../../src-renderer/format/estimates.ts';
import { formatNumber } from '../../../../src-renderer/format/numbers.ts';

const moments = [0, 1, 29, 30, 59, 59.9, 60, 89, 90, 360, 1_769, 1_770, 1_799, 1_800, 2_549, 2_550, 7_049];
const waits = [...moments, 7_199, 7_200, 40_000];

test('the window tells every wait and its interval in the words of tray and notification', () => {
  const ends = waits.flatMap((low) =>
    waits.filter((high) => high >= low).map((high) => [low, high] as const),
  );
  const told = waits.flatMap((wait) =>
    ends.filter(([low, high]) => low <= wait && wait <= high).map((pair) => [wait, ...pair] as const),
  );
  expect(told.length).toBeGreaterThan(1_000);
  expect(told.map((one) => formatWait(...one))).toEqual(told.map((one) => waitInWords(...one)));
});

test('header and tray leave out the interval only, and a narrow column rounds as they do', () => {
  for (const wait of waits) {
    const sentence = overallSentence({
      state: 'ok',
      attention: 0,
      sources: 1,
      networkDown: false,
      queue: 3,
      waitSeconds: wait,
    });
    expect(sentence.endsWith(`wait ${formatWait(wait)}`)).toBe(true);
    const short = formatShortWait(wait)
      .replace('~', 'about ')
      .replace('<', 'under ')
      .replace('>', 'more than ');
    expect(formatWait(wait)).toBe(short);
  }
});

test('sums part their thousands as the window does', () => {
  const said = {
    state: 'critical',
    attention: 1_079,
    sources: 12_000,
    networkDown: false,
    queue: 4_321,
  } as const;
  const [attention, sources, queue] = [1_079, 12_000, 4_321].map((value) => formatNumber(value));
  expect(overallSentence(said)).toBe(`critical: ${attention} of ${sources} need attention, queue ${queue}`);
  expect(metricTold('viewers', 12_345)).toBe(`${formatNumber(12_345)} viewers`);
});
