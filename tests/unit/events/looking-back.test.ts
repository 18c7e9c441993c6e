import { describe, expect, it } from 'vitest';
import type { PlannedEvent } from '#contract/configuration';
import { arrivalsOf, minutesOf, summed } from '../../../src-main/core/events/minutes.ts';
import { fittedTo, marksOf, summedSeries } from '../../../src-main/core/events/summed-series.ts';
import { leadLag } from '../../../src-main/core/queue/index.ts';
import { leadLagSentence } from '../../../src-main/core/wording/event.ts';
import { streamBody } from '../../support/page/answers.ts';
import { randomFrom } from '../../support/queue-simulator/random.ts';
import { counts } from '../core/watched-projects.ts';
import { eventOf, show, showRun, START } from '../core/watched-show.ts';

const MINUTE = 60_000;

describe('the minutes of an event', () => {
  it('are unknown where nothing is stored, and where one of several series is silent', () => {
    const a = minutesOf({ at: [30_000, 150_000], mean: [5, 7] }, 0, 3);
    expect(a).toEqual([5, undefined, 7]);
    expect(summed([a, [1, 1, 1]], 3)).toEqual([6, undefined, 8]);
    expect(summed([a, [undefined, undefined, undefined]], 3)).toEqual([5, undefined, 7]);
  });

  it('tell by how much a queue follows the audience', () => {
    const minutes = 150;
    const viewers = Array.from(
      { length: minutes },
      (_, m) => 400 + 150 * Math.sin(m / 5) + 90 * Math.sin(m / 13),
    );
    const change = (m: number) => (m < 1 ? 0 : (viewers[m] ?? 0) - (viewers[m - 1] ?? 0));
    const session = 300;
    const live = Array.from({ length: minutes }, () => 10);
    let waiting = 200;
    const queue = live.map((_, m) => (waiting += Math.round(change(m - 5) / 4)));
    const arrivals = arrivalsOf({ live, queue, session }, 0);
    const found = leadLag(summed([viewers], minutes), arrivals);
    expect(found?.minutes).toBe(5);
    expect(leadLagSentence({ minutes: 5, correlation: 0.72, samples: 120 })).toBe(
      'Queue usually follows viewers by about 5 min (r 0.7, 120 min).',
    );
  });
});

describe('the people of an event over time', () => {
  const range = { from: 0, until: 100, width: 10 };
  const as = { source: 'event:x', metric: 'watching' };

  it('are the sums of its sources, a source counting for one bucket more than it spoke', () => {
    const sum = summedSeries(
      [
        { at: Float64Array.of(5, 15, 25), mean: Float64Array.of(1, 2, 3) },
        { at: Float64Array.of(5, 25), mean: Float64Array.of(10, 30) },
      ],
      range,
      as,
    );
    expect([...sum.at]).toEqual([5, 15, 25, 35]);
    expect([...sum.mean]).toEqual([11, 12, 33, 33]);
    expect([...sum.count]).toEqual([2, 2, 2, 2]);
  });

  it('are looked at in buckets in which the slowest source has spoken', () => {
    expect(fittedTo({ from: 0, until: 900_000, width: 800 }, 15_000).width).toBe(40);
    expect(fittedTo({ from: 0, until: 1_000, width: 800 }, 15_000).width).toBe(1);
  });

  it('have the gaps of the sources, joined where they overlap, but none where one was simply off', () => {
    const marks = marksOf(
      {
        from: 0,
        until: 1,
        series: [],
        gaps: [
          { from: 0, until: 1, kind: 'timeout', source: 'a' },
          { from: 1, until: 4, kind: 'server', source: 'b' },
          { from: 6, until: 7, kind: 'server', source: 'b' },
          { from: 0, until: 1, kind: 'offline', source: 'b' },
        ],
        bands: [
          { id: 'i', source: 'a', severity: 'warning', title: '', from: 0 },
          { id: 'i', source: 'b', severity: 'warning', title: '', from: 0 },
        ],
        annotations: [],
      },
      'event:x',
    );
    expect(marks.gaps).toEqual([
      { from: 0, until: 4, kind: 'timeout', source: 'event:x' },
      { from: 6, until: 7, kind: 'server', source: 'event:x' },
    ]);
    expect(marks.bands).toHaveLength(1);
  });

  it('agree with the funnel of the same moment', async () => {
    const one = showRun();
    await one.core.start();
    await one.clock.advance(5 * MINUTE);
    const answer = await one.core.handlers.readEventHistory({
      id: 'show',
      from: START,
      until: START + 5 * MINUTE,
      width: 800,
    });
    if (!answer.ok) throw new Error('no answer');
    const [, waiting, live] = answer.value.series;
    expect(waiting?.mean.at(-1)).toBe(eventOf(one).funnel.waiting);
    expect(live?.mean.at(-1)).toBe(eventOf(one).funnel.live);
    expect(await one.core.handlers.readEvent({ id: 'show' })).toMatchObject({
      ok: true,
      value: { rule: expect.stringContaining('For the 2 sources of an event') as string },
    });
    one.core.stop();
  });
});

describe('the forecast of a queue in an event', () => {
  /** Viewers come and go by a pattern of their own; five minutes later a fifth of that has come to the queue. */
  const random = randomFrom(7);
  const rises = Array.from({ length: 150 }, () => 5 * (Math.floor(5 * random.uniform()) - 2));
  const levels = (steps: readonly number[], from: number) =>
    steps.reduce<readonly number[]>((all, step) => [...all, (all.at(-1) ?? from) + step], []);
  const viewers = levels(rises, 900);
  const queue = levels(
    rises.map((_, minute) => (rises[minute - 5] ?? 0) / 5),
    60,
  );
  const at = (values: readonly number[], now: number) =>
    values[Math.min(values.length - 1, Math.floor(now / MINUTE))] ?? 0;
  const hall = (now: number) => counts(40, at(queue, now));
  const stage = (now: number) => {
    const stream = { application: 'edge', key: 'stage', seed: 3, startedAt: START - MINUTE };
    const body = streamBody(stream, START + now) as { readonly data: Record<string, unknown> };
    return { status: 200, body: { ...body, data: { ...body.data, viewerCount: at(viewers, now) } } };
  };
  const forecastOf = async (events: readonly PlannedEvent[]) => {
    const one = showRun({ hall, stage }, events);
    await one.core.start();
    await one.clock.advance(149 * MINUTE);
    const answer = await one.core.handlers.readQueueInsight({ source: 'hall', days: [] });
    one.core.stop();
    return answer.ok ? answer.value.forecast : undefined;
  };

  it('goes by the viewers where the queue follows them, and says so', async () => {
    const unplanned = { ...show, windows: [] };
    expect(await forecastOf([unplanned])).toMatch(/within 10 min, going by the viewers of Evening show$/);
  });

  it('goes by the queue alone where there is no audience, and where the event is over', async () => {
    const over = { ...show, windows: [{ from: START, until: START + 120 * MINUTE }] };
    expect(await forecastOf([{ ...show, sources: ['hall'] }, over])).toMatch(/within 10 min$/);
  });
});
