import { describe, expect, it } from 'vitest';
import { createClock } from '../../../src-main/platform/clock.ts';

const clock = createClock();

describe('the real clock', () => {
  it.each([0, -5, NaN, 1])('runs something due after %d ms once', async (delay) => {
    await new Promise<void>((resolve) => clock.after(delay, resolve));
  });

  it.each([2 ** 31, 1e15, Infinity])(
    'does not run something due after %d ms at once (C6, F8)',
    async (delay) => {
      const ran: string[] = [];
      const stop = clock.after(delay, () => ran.push('far'));
      await new Promise<void>((resolve) => clock.after(20, resolve));
      stop();
      expect(ran).toEqual([]);
    },
  );

  it('does not run what was stopped, and stopping twice is harmless', async () => {
    const ran: string[] = [];
    const stop = clock.after(1, () => ran.push('stopped'));
    stop();
    stop();
    await new Promise<void>((resolve) => clock.after(20, resolve));
    expect(ran).toEqual([]);
  });

  it('tells epoch milliseconds, and a monotonic time that never falls', () => {
    expect(clock.now()).toBeGreaterThan(1.7e12);
    const first = clock.monotonic();
    expect(clock.monotonic()).toBeGreaterThanOrEqual(first);
  });
});
