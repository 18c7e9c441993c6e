import { describe, expect, it } from 'vitest';
import { counts, project, run, snapshotOf } from './watched-projects.ts';

describe('the insight into a queue', () => {
  it('measures what was waited and how long there was no place, day by day', async () => {
    // Two people wait in every poll of the first half hour, nobody after it.
    const one = run((_path, nth) => counts(4, nth < 360 ? 2 : 0), [project('a')]);
    const midnight = one.clock.now();
    await one.core.start();
    await one.clock.advance(3_600_000);
    const answer = await one.core.handlers.readQueueInsight({ source: 'a', days: [midnight] });
    if (!answer.ok) throw new Error(answer.failure.message);
    const [day] = answer.value.days;
    expect(day?.waitedMinutes).toBeGreaterThan(57);
    expect(day?.waitedMinutes).toBeLessThan(63);
    expect((day?.atCapacity ?? 0) / 60_000).toBeGreaterThan(28.5);
    expect((day?.atCapacity ?? 0) / 60_000).toBeLessThan(31.5);
    expect(day?.peak).toBe(6);
    expect(day?.sentence).toMatch(/^(5\d|6[0-3]) viewer-minutes in queue, (29|30|31) min at capacity/);
    one.core.stop();
  });

  it('says that it is learning, and answers no what-if, before there is enough to go by', async () => {
    const one = run(() => counts(4, 0), [project('a', { capacity: 5 })]);
    await one.core.start();
    await one.clock.advance(30_000);
    const answer = await one.core.handlers.readQueueInsight({ source: 'a', days: [] });
    expect(answer).toMatchObject({ ok: true, value: { learning: true, days: [] } });
    expect(answer.ok && answer.value.whatIf).toBeUndefined();
    expect(answer.ok && answer.value.basis).toMatch(/learning/);
    one.core.stop();
  });

  it('answers for the places asked about, in one sentence', async () => {
    // People come and go one at a time, a little each poll: enough to learn from.
    const walk = (nth: number) => 6 + Math.round(2 * Math.sin(nth / 3) + 2 * Math.sin(nth / 7.3));
    const one = run((_path, nth) => counts(walk(nth), 0), [project('a')]);
    await one.core.start();
    await one.clock.advance(3_600_000);
    const answer = await one.core.handlers.readQueueInsight({ source: 'a', capacity: 12, days: [] });
    if (!answer.ok) throw new Error(answer.failure.message);
    expect(answer.value.learning).toBe(false);
    const [source] = snapshotOf(one).sources;
    expect(source?.queue?.basis).toBe(answer.value.basis);
    expect(source?.queue?.basis).toMatch(/^based on [\d,.]+ departures in the last \d+ min$/);
    expect(answer.value.whatIf?.capacity).toBe(12);
    expect(answer.value.whatIf?.sentence).toMatch(/^With 12 places .*\.$/);
    const limited = await one.core.handlers.readQueueInsight({
      source: 'a',
      capacity: 12,
      sessionLimit: 120_000,
      days: [],
    });
    const sentence = limited.ok && limited.value.whatIf?.sentence;
    expect(sentence).toMatch(/^With 12 places and sessions of at most 2 min /);
    one.core.stop();
  });

  it('refuses sources that have no queue or are not there', async () => {
    const one = run(() => counts(1, 0), [project('a')]);
    await one.core.start();
    expect(await one.core.handlers.readQueueInsight({ source: 'b', days: [] })).toMatchObject({
      ok: false,
      failure: { kind: 'not-found' },
    });
    one.core.stop();
  });
});
