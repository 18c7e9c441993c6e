import { describe, expect, test } from 'vitest';
import { framed, moved, zoomed } from '../../../../src-renderer/charts/window-math.ts';
import { isInside, toTime, toX } from '../../../../src-renderer/charts/place.ts';
import { stepFor, timeTicks } from '../../../../src-renderer/charts/time-ticks.ts';

const NOW = 1_700_000_000_000;
const HOUR = 3_600_000;

describe('zooming', () => {
  test('leaves the moment under the pointer where it is', () => {
    const shown = { span: HOUR, until: NOW - HOUR };
    const around = NOW - 1.25 * HOUR;
    const next = zoomed(shown, 0.5, around, NOW);
    expect(next.span).toBe(HOUR / 2);
    const shareBefore = (NOW - HOUR - around) / HOUR;
    expect(((next.until ?? NOW) - around) / next.span).toBeCloseTo(shareBefore, 10);
  });

  test('at the live edge goes on following it', () => {
    expect(zoomed({ span: HOUR }, 0.5, NOW, NOW)).toEqual({ span: HOUR / 2 });
  });

  test('away from the live edge lets go of it', () => {
    const next = zoomed({ span: HOUR }, 0.5, NOW - HOUR / 2, NOW);
    expect(next).toEqual({ span: HOUR / 2, until: NOW - HOUR / 4 });
  });

  test('out of the past into the present follows it again', () => {
    expect(zoomed({ span: HOUR, until: NOW - 60_000 }, 8, NOW - HOUR / 2, NOW).until).toBeUndefined();
  });

  test('ends at half a minute', () => {
    expect(zoomed({ span: 40_000, until: NOW - HOUR }, 0.01, NOW - HOUR, NOW).span).toBe(30_000);
  });
});

describe('framing', () => {
  test('works in both directions', () => {
    const range = { span: HOUR, until: NOW - HOUR };
    expect(framed(NOW - 2 * HOUR, NOW - HOUR, NOW)).toEqual(range);
    expect(framed(NOW - HOUR, NOW - 2 * HOUR, NOW)).toEqual(range);
  });

  test('up to the present follows it', () => {
    expect(framed(NOW - HOUR, NOW, NOW)).toEqual({ span: HOUR });
  });
});

test('moving stops at the present and keeps its span', () => {
  expect(moved({ span: HOUR }, -HOUR, NOW)).toEqual({ span: HOUR, until: NOW - HOUR });
  expect(moved({ span: HOUR, until: NOW - HOUR }, 2 * HOUR, NOW)).toEqual({ span: HOUR });
});

test('a place is found again from its moment, and beyond the edges the edge', () => {
  const field = { from: NOW - HOUR, until: NOW, width: 800, right: 12 };
  expect(toTime(toX(NOW - HOUR / 3, field), field)).toBeCloseTo(NOW - HOUR / 3, 3);
  expect([toTime(0, field), toTime(900, field)]).toEqual([NOW - HOUR, NOW]);
  expect([isInside(10, field), isInside(400, field), isInside(795, field)]).toEqual([false, true, false]);
});

describe('time marks', () => {
  test.each([30_000, HOUR / 4, HOUR, 6 * HOUR, 24 * HOUR, 168 * HOUR, 720 * HOUR, 17_000 * HOUR])(
    'over %i ms are few, in order and inside',
    (span) => {
      const ticks = timeTicks(NOW - span, NOW, 8).map(({ value }) => value);
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThanOrEqual(9);
      expect(ticks.every((value) => value >= NOW - span && value <= NOW)).toBe(true);
      expect(ticks).toEqual(ticks.toSorted((a, b) => a - b));
    },
  );

  test('from a day on stand at local midnight', () => {
    const hours = timeTicks(NOW - 720 * HOUR, NOW, 8).map(({ value }) => new Date(value).getHours());
    expect(new Set(hours)).toEqual(new Set([0]));
  });

  test('are as far apart as the room needs', () => {
    expect(stepFor(24 * HOUR, 8)).toBe(3 * HOUR);
    expect(stepFor(24 * HOUR, 2)).toBe(12 * HOUR);
  });
});
