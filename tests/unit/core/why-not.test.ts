/** "Why not?" of minutes that the hours before do not explain: long open, nobody looking, before all, still to come. */
import { describe, expect, it } from 'vitest';
import type { CoreRun } from '../../support/core-run.ts';
import { MINUTE, valueOf } from './rush.ts';
import { counts, project, run, snapshotOf } from './watched-projects.ts';
import { showRun } from './watched-show.ts';

const ask = async (one: CoreRun, source: string, rule: string, at: number) => {
  const [answer] = valueOf(await one.core.handlers.explainMinute({ source, rule, at }));
  return answer;
};

/** A queue of 14 for an hour, then of `after`. */
async function long(after: number) {
  const one = run((_path, nth) => counts(50, nth < 720 ? 14 : after), [project('showroom')]);
  const since = one.clock.now();
  await one.core.start();
  return { one, since };
}

describe('why not, at a minute', () => {
  it('of an incident that has been open for hours: it was told, though the last hours do not say why', async () => {
    const { one, since } = await long(8);
    await one.clock.advance(190 * MINUTE);
    const open = snapshotOf(one).incidents.find(({ rule }) => rule === 'queue-long');
    expect(open).not.toHaveProperty('closedAt');
    for (const minute of [61, 120, 189]) {
      const answer = await ask(one, 'showroom', 'queue-long', since + minute * MINUTE);
      expect(answer).toMatchObject({ answer: 'told', trace: { decision: 'notified' } });
    }
    one.core.stop();
  });

  it('of a stream that went down hours ago, and of the time after it came back', async () => {
    const one = showRun({ stage: (at) => (at > 5 * MINUTE && at < 80 * MINUTE ? 'off' : 'on') }, []);
    const since = one.clock.now();
    await one.core.start();
    await one.clock.advance(90 * MINUTE);
    const answers = [10, 78, 88].map((minute) => ask(one, 'stage', 'stream-down', since + minute * MINUTE));
    expect((await Promise.all(answers)).map((one) => one?.answer)).toEqual(['told', 'told', 'no']);
    one.core.stop();
  });

  it('while nobody looked says so, instead of judging by what was seen before', async () => {
    const { one } = await long(3);
    await one.clock.advance(70 * MINUTE);
    const asleepFrom = one.clock.now();
    one.clock.sleep(30 * MINUTE);
    one.core.wake('resume', asleepFrom);
    await one.clock.advance(5 * MINUTE);
    const asleep = await ask(one, 'showroom', 'queue-long', asleepFrom + 20 * MINUTE);
    expect(asleep).toMatchObject({ answer: 'unknown', words: [] });
    expect(asleep?.sentence).toBe('Nobody looked at that time: the last look was 20 min before.');
    expect(await ask(one, 'showroom', 'blind', asleepFrom + 5_000)).toMatchObject({ answer: 'unknown' });
    one.core.pauseAll();
    await one.clock.advance(10 * MINUTE);
    expect((await ask(one, 'showroom', 'blind', one.clock.now()))?.sentence).toContain('Nobody looked');
    one.core.stop();
  });

  it('before anything was kept there was no reading, and what is to come is refused', async () => {
    const { one, since } = await long(3);
    await one.clock.advance(2 * MINUTE);
    const before = await ask(one, 'showroom', 'queue-long', since - 10 * MINUTE);
    expect(before).toMatchObject({ answer: 'unknown', sentence: expect.stringContaining('no reading') });
    const later = { source: 'showroom', at: one.clock.now() + 60 * MINUTE };
    expect(await one.core.handlers.explainMinute(later)).toMatchObject({ failure: { kind: 'rejected' } });
    one.core.stop();
  });
});
