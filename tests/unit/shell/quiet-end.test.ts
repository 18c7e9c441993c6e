import { describe, expect, it } from 'vitest';
import { quietEnd } from '../../../src-main/shell/quiet-end.ts';

const HOUR = 3_600_000;
const at = (day: number, hour: number, minute = 0) => new Date(2026, 0, day, hour, minute).getTime();

describe('the end of quiet', () => {
  it.each([
    ['an hour', HOUR, at(5, 23, 30), at(6, 0, 30)],
    ['a day at most', 100 * HOUR, at(5, 12), at(6, 12)],
    ['this morning, asked for in the night', 'morning', at(5, 2), at(5, 8)],
    ['tomorrow morning, asked for in the evening', 'morning', at(5, 22), at(6, 8)],
    ['tomorrow morning, asked for at eight itself', 'morning', at(5, 8), at(6, 8)],
    ['the morning of a new month', 'morning', at(31, 20), at(32, 8)],
  ] as const)('is %s', (_it, span, now, expected) => {
    expect(quietEnd(span, now)).toBe(expected);
  });
});
