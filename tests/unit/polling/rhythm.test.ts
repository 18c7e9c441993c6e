import { expect, test } from 'vitest';
import { gaps, poll } from './polled.ts';

test('a source is polled at its interval, counted from start to start, also when its answers take time', async () => {
  const { clock, http } = poll(() => ({ status: 200, after: 900 }));
  await clock.advance(60_000);
  expect(gaps(http.times())).toEqual(Array(12).fill(5_000));
});
