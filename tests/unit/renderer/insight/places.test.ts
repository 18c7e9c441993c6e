import { describe, expect, test } from 'vitest';
import { lastMidnights } from '../../../../src-renderer/insight/local-days.ts';
import {
  mostPlaces,
  placesHint,
  presentPlaces,
  toSessionLimit,
} from '../../../../src-renderer/insight/places.ts';

describe('the places to try', () => {
  test('start at what the user entered, else at what the counts showed, else at the most people seen', () => {
    expect(presentPlaces(50, { capacity: 40 }, 70)).toEqual({ now: 50, origin: 'entered' });
    expect(presentPlaces(undefined, { capacity: 40 }, 70)).toEqual({ now: 40, origin: 'found' });
    expect(presentPlaces(undefined, undefined, 12.4)).toEqual({ now: 13, origin: 'guessed' });
    expect(presentPlaces(0, {}, 0)).toEqual({ now: 1, origin: 'guessed' });
  });

  test('end at twice as many, within what main answers for, and never leave nothing to try', () => {
    const ends = [1, 4, 50, 80_000].map((now) => mostPlaces({ now, origin: 'entered' }));
    expect(ends).toEqual([10, 10, 100, 100_000]);
  });

  test('tell where they come from', () => {
    expect(placesHint({ now: 50, origin: 'entered' })).toBe('50 now, as entered');
    expect(placesHint({ now: 1, origin: 'guessed' })).toContain('1 person seen at once');
  });
});

test('a session limit is whole minutes, at most a day', () => {
  expect(['', ' 5 ', '1440'].map(toSessionLimit)).toEqual([undefined, 300_000, 86_400_000]);
  expect(['0', 'x', '1441', '2.5', '-1', '1e3'].map(toSessionLimit)).toEqual([...Array(6).fill(null)]);
});

test('days begin at local midnights, oldest first, today last', () => {
  const now = new Date(2026, 2, 2, 14, 30).getTime();
  const midnights = lastMidnights(now, 7).map((from) => new Date(from));
  expect(midnights.map((one) => [one.getMonth(), one.getDate()])).toEqual([
    ...[24, 25, 26, 27, 28].map((date) => [1, date]),
    [2, 1],
    [2, 2],
  ]);
  expect(midnights.every((one) => one.getHours() === 0 && one.getMinutes() === 0)).toBe(true);
});
