import { describe, expect, it } from 'vitest';
import { waitInWords } from '../../../src-main/core/queue/words.ts';

const minutes = (count: number): number => count * 60;

describe('a wait in words', () => {
  it.each([
    [0, 0, 0, 'none'],
    [20, 2, 90, 'under 1 min'],
    [59.9, 30, 120, 'under 1 min'],
    [60, 61, 119, 'about 1 min (1-2)'],
    [360, 250, 530, 'about 6 min (4-9)'],
    [370, 20, 530, 'about 6 min (up to 9)'],
    [360, 360, 360, 'about 6 min'],
    [minutes(29.4), minutes(20), minutes(42), 'about 29 min (20-45)'],
    [minutes(46), minutes(31), minutes(68), 'about 45 min (30-70)'],
    [minutes(80), minutes(50), minutes(130), 'about 80 min (at least 50)'],
    [minutes(120), minutes(80), minutes(300), 'more than 2 h'],
    [90_000, 80_000, 99_000, 'more than 2 h'],
  ])('reads well: %d s, %d to %d', (wait, low, high, words) => {
    expect(waitInWords(wait, low, high)).toBe(words);
  });

  it('needs no interval', () => {
    expect(waitInWords(360)).toBe('about 6 min');
  });

  it.each([Number.NaN, -1, Number.POSITIVE_INFINITY])('is unknown for %d', (wait) => {
    expect(waitInWords(wait)).toBe('unknown');
  });

  it('never narrows the interval and never leaves it', () => {
    for (let wait = 60; wait < 7_200; wait += 37) {
      const [low, high] = [wait * 0.6, wait * 1.7];
      const [, middle, from, to] =
        /^about (\d+) min \((\d+)-(\d+)\)$/.exec(waitInWords(wait, low, high)) ?? [];
      if (from === undefined) continue;
      expect(Number(from) * 60).toBeLessThanOrEqual(low);
      expect(Number(to) * 60).toBeGreaterThanOrEqual(high);
      expect(Number(middle)).toBeGreaterThanOrEqual(Number(from));
      expect(Number(middle)).toBeLessThanOrEqual(Number(to));
    }
  });
});
