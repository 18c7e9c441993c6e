import { describe, expect, test } from 'vitest';
import { quietChoices } from '../../../../src-renderer/incidents/quiet-choices.ts';

const HOUR = 3_600_000;
const at = (day: number, hour: number) => new Date(2026, 0, day, hour).getTime();

describe('what quiet can last with one choice', () => {
  test.each([
    ['in the evening', at(15, 22), at(16, 8), /^Until tomorrow 0?8:00/],
    ['in the night', at(16, 2), at(16, 8), /^Until 0?8:00/],
    ['at eight itself', at(15, 8), at(16, 8), /^Until tomorrow 0?8:00/],
  ])('%s is an hour, four hours and eight in the morning', (_when, now, morning, words) => {
    const [hour, four, last] = quietChoices(now);
    expect([hour?.until, four?.until, last?.until]).toEqual([now + HOUR, now + 4 * HOUR, morning]);
    expect(last?.text).toMatch(words);
  });
});
