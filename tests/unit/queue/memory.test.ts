import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addSample,
  estimateQueue,
  readEstimate,
  readForecast,
  startQueueMemory,
} from '../../../src-main/core/queue/index.ts';
import { pollRun } from '../../support/queue-simulator/poll.ts';
import { scenarios } from '../../support/queue-simulator/scenarios.ts';
import { simulate } from '../../support/queue-simulator/simulate.ts';
import type { QueueMemory, QueueSample } from '../../../src-main/core/queue/index.ts';

const rampPolls = pollRun(simulate(scenarios.ramp, 5), 5);
const remember = (samples: readonly QueueSample[]): QueueMemory =>
  samples.reduce(addSample, startQueueMemory());
const upTo = (minute: number): QueueSample[] => rampPolls.filter(({ at }) => at <= minute * 60_000);

describe('the memory of a queue', () => {
  it('gives the same as looking at all samples at once', () => {
    let memory = startQueueMemory();
    rampPolls.forEach((sample, i) => {
      memory = addSample(memory, sample);
      if (i % 250 === 0) expect(readEstimate(memory)).toEqual(estimateQueue(rampPolls.slice(0, i + 1)));
    });
  });

  it('survives being written as JSON and read back at any moment', () => {
    let memory = startQueueMemory();
    for (const sample of rampPolls)
      memory = JSON.parse(JSON.stringify(addSample(memory, sample))) as QueueMemory;
    expect(readEstimate(memory)).toEqual(estimateQueue(rampPolls));
  });

  it('is never changed in place', () => {
    const memory = remember(upTo(60));
    const before = JSON.stringify(memory);
    rampPolls.slice(800, 900).reduce(addSample, memory);
    expect(JSON.stringify(memory)).toBe(before);
  });

  it('does not grow with the length of the history', () => {
    const day = Array.from({ length: 8 }, (_, i) =>
      rampPolls.map((sample) => ({ ...sample, at: sample.at + i * (180 * 60_000 + 5000) })),
    ).flat();
    const sizes = [2, 4, 8].map(
      (shows) => JSON.stringify(remember(day.slice(0, shows * rampPolls.length))).length,
    );
    expect(Math.max(...sizes)).toBeLessThan(1.1 * Math.min(...sizes));
    expect(Math.max(...sizes)).toBeLessThan(12_000);
  });

  it('stays small for counts that make no sense at all', () => {
    const noise = Array.from({ length: 20_000 }, (_, i) => ({
      at: i * 1000,
      live: (i * 7919) % 100_003,
      queue: (i * 104_729) % 1_000_003,
    }));
    expect(JSON.stringify(remember(noise)).length).toBeLessThan(100_000);
  });

  it('never says anything that is not a number or does not exist', () => {
    const count = fc.oneof(
      fc.integer({ min: -3, max: 60 }),
      fc.constantFrom(Number.NaN, Infinity, 1e12, 0.5),
    );
    const step = fc.oneof(
      fc.integer({ min: -20_000, max: 40_000 }),
      fc.constantFrom(0, 86_400_000, Number.NaN),
    );
    const poll = fc.record({ step, live: count, queue: count });
    fc.assert(
      fc.property(
        fc.array(poll, { maxLength: 200 }),
        fc.option(fc.integer({ min: 1, max: 60 })),
        (polls, places) => {
          let at = 1_700_000_000_000;
          const memory = polls.reduce(
            (kept, { step, live, queue }) => addSample(kept, { at: (at += step || 0), live, queue }),
            startQueueMemory(),
          );
          const estimate = readEstimate(memory, places === null ? {} : { capacity: places });
          for (const value of Object.values(estimate))
            if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
          const { waitSeconds = 0, waitLow = 0, waitHigh = 0, arrivalsPerMinute = 0 } = estimate;
          expect(Math.min(waitLow, arrivalsPerMinute)).toBeGreaterThanOrEqual(0);
          expect(waitLow).toBeLessThanOrEqual(waitSeconds);
          expect(waitHigh).toBeGreaterThanOrEqual(waitSeconds);
          const chance = readForecast(memory, { threshold: 10, horizonSeconds: 600 }) ?? 0;
          expect(chance >= 0 && chance <= 1).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('polls that cannot be used', () => {
  const clean = upTo(70);
  const expected = estimateQueue(clean);

  it.each([
    ['negative counts', { live: -1, queue: 3 }],
    ['no number', { live: Number.NaN, queue: 3 }],
    ['infinite counts', { live: 4, queue: Number.POSITIVE_INFINITY }],
  ])('with %s change nothing', (_, counts) => {
    const dirty = clean.flatMap((sample, i) =>
      i % 5 === 0 ? [sample, { at: sample.at + 2000, ...counts }] : [sample],
    );
    expect(estimateQueue(dirty)).toEqual(expected);
  });

  it('repeated or out of order change nothing', () => {
    const dirty = clean.flatMap((sample, i) => {
      if (i % 7 === 3) return [sample, { ...sample, queue: 99 }];
      return i % 7 === 5 ? [sample, clean[i - 2] as QueueSample] : [sample];
    });
    expect(estimateQueue(dirty)).toEqual(expected);
  });

  it('begin a new history after the clock was set back, but the places stay known', () => {
    const memory = remember(clean);
    const later = clean.slice(0, 10).map((sample) => ({ ...sample, at: sample.at - 3_600_000_000 }));
    const after = later.reduce(addSample, memory);
    expect(readEstimate(after)).toMatchObject({ learning: true, capacity: 10 });
    const again = clean.map((sample) => ({ ...sample, at: sample.at - 3_600_000_000 }));
    expect(readEstimate(again.slice(10).reduce(addSample, after)).waitSeconds).toBeGreaterThan(0);
  });
});

describe('interrupted polling', () => {
  it('takes no difference over the hole', () => {
    // Two minutes of silence in which eight people left: no departures were seen.
    const quiet = (from: number, live: number): QueueSample[] =>
      Array.from({ length: 120 }, (_, i) => ({ at: from + i * 5000, live, queue: 0 }));
    const estimate = estimateQueue([...quiet(0, 10), ...quiet(720_000, 2)]);
    expect(estimate.events).toBe(0);
  });

  it('hardly moves the estimate when a tenth of all polls fail', () => {
    const holed = rampPolls.filter((_, i) => i % 97 > 9);
    const [whole, partial] = [
      estimateQueue(upTo(80)),
      estimateQueue(holed.filter(({ at }) => at <= 80 * 60_000)),
    ];
    const ratio = (partial.waitSeconds ?? 0) / (whole.waitSeconds ?? 1);
    expect(ratio).toBeGreaterThan(0.85);
    expect(ratio).toBeLessThan(1.15);
  });

  it('accepts a slower rhythm once it lasts', () => {
    const slower = [...upTo(30), ...rampPolls.filter(({ at }) => at > 30 * 60_000 && at % 30_000 === 0)];
    const early = estimateQueue(upTo(30)).events;
    expect(estimateQueue(slower).events).toBeGreaterThan(1.5 * early);
  });

  it('tells nothing from a last sample that is too old', () => {
    const last = rampPolls.at(-1)?.at ?? 0;
    expect(estimateQueue(rampPolls, { now: last + 60_000 }).waitSeconds).toBeDefined();
    const stale = estimateQueue(rampPolls, { now: last + 600_000 });
    expect(stale).toMatchObject({
      waitSeconds: undefined,
      arrivalsPerMinute: undefined,
      growthZ: undefined,
      burst: false,
    });
  });
});
