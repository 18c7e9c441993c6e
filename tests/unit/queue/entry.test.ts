/** The one entry that any JavaScript may call: its shape, and that no rubbish brings it down. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { estimateQueue, forecastQueue, whatIf } from '../../../src-main/core/queue/index.ts';
import type { QueueEstimate } from '../../../src-main/core/queue/index.ts';
import { pollRun } from '../../support/queue-simulator/poll.ts';
import { scenarios } from '../../support/queue-simulator/scenarios.ts';
import { simulate } from '../../support/queue-simulator/simulate.ts';

const FOLDER = join(import.meta.dirname, '../../../src-main/core/queue');
const hour = pollRun(simulate(scenarios.ramp, 4), 5).filter(({ at }) => at > 0 && at <= 3_600_000);
const told = estimateQueue(hour);

type Sample = { readonly at: number; readonly live: number; readonly queue: number };
interface Promised {
  events: number;
  learning: boolean;
  arrivalsPerMinute: number | undefined;
  departuresPerMinute: number | undefined;
  waitSeconds: number | undefined;
  waitLow: number | undefined;
  waitHigh: number | undefined;
  burst: boolean;
  growthZ: number | undefined;
  capacity: number | undefined;
}

describe('the entry', () => {
  it('has the signatures it promises', () => {
    expectTypeOf(estimateQueue).toBeCallableWith([] as readonly Sample[], { capacity: 4, now: 0 });
    expectTypeOf(estimateQueue).returns.toEqualTypeOf<QueueEstimate>();
    expectTypeOf<QueueEstimate>().toEqualTypeOf<Readonly<Promised>>();
    expectTypeOf(forecastQueue).toBeCallableWith([] as readonly Sample[], {
      threshold: 20,
      horizonSeconds: 600,
    });
    expectTypeOf(forecastQueue).returns.toEqualTypeOf<number | undefined>();
    expect(Object.keys(told).sort()).toEqual(
      [
        'arrivalsPerMinute',
        'burst',
        'capacity',
        'departuresPerMinute',
        'events',
        'growthZ',
        'learning',
        'waitHigh',
        'waitLow',
        'waitSeconds',
      ].sort(),
    );
    expect(whatIf({ arrivalsPerMinute: 1.5, sessionSeconds: 360, capacity: 12 })).toMatchObject({
      load: 9,
      isStable: true,
    });
  });

  it('leans on nothing but its own folder', () => {
    for (const file of readdirSync(FOLDER)) {
      const text = readFileSync(join(FOLDER, file), 'utf8');
      const from = [...text.matchAll(/from '([^']+)'/g)].map((found) => found[1]);
      expect(from.filter((path) => !/^\.\/[\w-]+\.ts$/.test(path ?? ''))).toEqual([]);
      expect(text).not.toMatch(/\b(process\.|require\(|globalThis|Date\.|Math\.random|performance\.)/);
    }
  });
});

describe('what is no sample', () => {
  it('changes nothing: not numbers, negative, missing, twice the same time', () => {
    const rubbish = [
      null,
      undefined,
      7,
      {},
      { at: NaN, live: 1, queue: 1 },
      { at: hour[5]?.at, live: NaN, queue: 0 },
      { at: hour[5]?.at, live: 3, queue: Infinity },
      { at: hour[9]?.at, live: -1, queue: 0 },
      { at: '5', live: '1', queue: '1' },
    ] as unknown as readonly Sample[];
    expect(estimateQueue([...rubbish, ...hour, ...rubbish, ...hour])).toEqual(told);
    expect(estimateQueue(rubbish)).toEqual(estimateQueue([]));
    expect(estimateQueue([])).toMatchObject({ events: 0, learning: true, waitSeconds: undefined });
    expect(forecastQueue(rubbish, { threshold: 5, horizonSeconds: 600 })).toBeUndefined();
  });

  it('may stand in any order', () => {
    expect(told.learning).toBe(false);
    fc.assert(
      fc.property(fc.shuffledSubarray([...hour], { minLength: hour.length }), (shuffled) => {
        expect(estimateQueue(shuffled)).toEqual(told);
      }),
      { numRuns: 20 },
    );
  });

  it('may be later than the time that is asked about: it is not looked at', () => {
    const { at = 0 } = hour[400] ?? {};
    expect(estimateQueue(hour, { now: at })).toEqual(estimateQueue(hour.slice(0, 401)));
    expect(estimateQueue(hour, { now: at })).not.toEqual(told);
    expect(estimateQueue(hour, { now: -1 })).toEqual(estimateQueue([]));
  });

  it('leaves every figure finite or absent, whatever comes', () => {
    const value = fc.oneof(fc.integer({ min: -5, max: 60 }), fc.double(), fc.constant(NaN));
    const samples = fc.array(
      fc.record({
        at: fc.oneof(fc.integer({ min: 0, max: 7_200_000 }), value),
        live: value,
        queue: value,
      }),
      { maxLength: 120 },
    );
    fc.assert(
      fc.property(samples, value, value, (some, capacity, now) => {
        const estimate = estimateQueue(some, { capacity, now });
        for (const figure of Object.values(estimate))
          if (typeof figure === 'number') expect(Number.isFinite(figure)).toBe(true);
        const chance = forecastQueue(some, { threshold: capacity, horizonSeconds: now }) ?? 0;
        expect(chance >= 0 && chance <= 1).toBe(true);
        const answer = whatIf({ arrivalsPerMinute: capacity, sessionSeconds: now, capacity: 10 });
        if (answer) expect(answer.waits >= 0 && answer.waits <= 1).toBe(true);
      }),
    );
  });
});
