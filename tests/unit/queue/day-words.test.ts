import { describe, expect, it } from 'vitest';
import { daySentence } from '../../../src-main/core/wording/capacity.ts';

describe('the sentence on a day of a queue', () => {
  it.each([
    [
      { waitedMinutes: 412.3, atCapacity: 38 * 60_000, spared: { places: 3, share: 0.81 } },
      '412 viewer-minutes in queue, 38 min at capacity; 3 more places would have removed about 81 %',
    ],
    [
      { waitedMinutes: 0.2, atCapacity: 70_000, spared: { places: 1, share: 1 } },
      '1 viewer-minute in queue, 1 min at capacity; 1 more place would have removed about 100 %',
    ],
    [{ waitedMinutes: 12, atCapacity: 600_000 }, '12 viewer-minutes in queue, 10 min at capacity'],
    [{ waitedMinutes: 0, atCapacity: 0 }, 'Nobody waited'],
  ])('%j', (day, sentence) => {
    expect(daySentence(day)).toBe(sentence);
  });
});
