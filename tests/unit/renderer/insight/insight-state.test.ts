import { describe, expect, test } from 'vitest';
import type { QueueDay, QueueInsight } from '#contract/channels/insight';
import { done, failed } from '#contract/failure';
import type { Result } from '#contract/failure';
import { InsightState } from '../../../../src-renderer/insight/insight-state.svelte.ts';

interface Asked {
  readonly capacity?: number | undefined;
  readonly days: readonly number[];
}

const dayFrom = (from: number, waitedMinutes: number): QueueDay => ({
  from,
  waitedMinutes,
  atCapacity: 0,
  observed: 1,
  peak: 2,
});

/** Main, that answers each question with its capacity, and days with how often it was asked. */
function setUp(answer?: () => Result<QueueInsight>) {
  const asked: Asked[] = [];
  const api = {
    readQueueInsight: async ({ capacity, days }: Asked) => {
      asked.push({ capacity, days });
      const told = {
        learning: false,
        basis: `${capacity} places`,
        days: days.map((from) => dayFrom(from, asked.length)),
      };
      return answer?.() ?? done(told);
    },
  };
  return { state: new InsightState(api, 'hall'), asked };
}

describe('the insight into a queue on the page', () => {
  test('while one trial is answered keeps only the newest other', async () => {
    const { state, asked } = setUp();
    const asking = state.ask({ capacity: 10 });
    for (const capacity of [11, 12, 13]) void state.ask({ capacity });
    await asking;
    expect(asked.map(({ capacity }) => capacity)).toEqual([10, 13]);
    expect(state.insight?.basis).toBe('13 places');
  });

  test('reads all days once and then only those that can still change', async () => {
    const { state, asked } = setUp();
    await state.readDays([1, 2, 3, 4]);
    await state.readDays([1, 2, 3, 4]);
    await state.readDays([2, 3, 4, 5]);
    expect(asked.map(({ days }) => days)).toEqual([
      [1, 2, 3, 4],
      [3, 4],
      [4, 5],
    ]);
    expect(state.days.map(({ from, waitedMinutes }) => [from, waitedMinutes])).toEqual([
      [2, 1],
      [3, 2],
      [4, 3],
      [5, 3],
    ]);
  });

  test('keeps what it knew when main cannot answer, and says why', async () => {
    let isBroken = false;
    const { state } = setUp(() =>
      isBroken ? failed('storage', 'Not now.') : done({ learning: true, basis: 'kept', days: [] }),
    );
    await state.ask({ capacity: 4 });
    isBroken = true;
    await state.ask({ capacity: 5 });
    expect(state.insight?.basis).toBe('kept');
    expect(state.failure?.message).toBe('Not now.');
  });
});
