import { describe, expect, it } from 'vitest';
import { defaultPreferences, type QuietHours } from '#contract/configuration';
import { quietGlance } from '../../../src-main/core/monitor/quiet-view.ts';
import { MINUTE, rush, valueOf } from './rush.ts';
import { snapshotOf } from './watched-projects.ts';

const HOUR = 60 * MINUTE;
const utc = (day: number, hour: number, minute = 0) => Date.UTC(2026, 0, day, hour, minute);
/** Ten at night to seven in the morning in Kolkata are 16:30 to 01:30 by UTC. */
const nights: QuietHours = {
  ...defaultPreferences.quietHours,
  enabled: true,
  timeZone: 'Asia/Kolkata',
};
const byHand = (from: number, until: number) => ({ from, until });

describe('what is shown of quiet', () => {
  it.each([
    ['a minute before quiet hours', utc(5, 16, 29), undefined],
    ['in their first minute', utc(5, 16, 30), utc(6, 1, 30)],
    ['in their last minute', utc(6, 1, 29), utc(6, 1, 30)],
    ['at their end', utc(6, 1, 30), undefined],
  ])('%s is the moment of their end, by the zone they are set in', (_when, at, until) => {
    const told = quietGlance()({ quietHours: nights }, at);
    expect(told).toEqual(until === undefined ? undefined : { until, bypass: 'critical' });
  });

  it.each([
    ['before them ends with them', utc(5, 16), utc(5, 17), utc(6, 1, 30)],
    ['within them ends with them', utc(5, 17), utc(5, 18), utc(6, 1, 30)],
    ['beyond them ends by itself', utc(5, 17), utc(6, 3), utc(6, 3)],
    ['that is over before them ends by itself', utc(5, 14), utc(5, 15), utc(5, 15)],
  ])('by hand %s', (_how, from, end, until) => {
    const told = quietGlance()({ quietHours: nights, quietNow: byHand(from, end) }, from);
    expect(told).toEqual({ from, until, bypass: 'critical' });
  });

  it('is nothing in quiet hours that hold nothing back, and all the same what was turned on by hand', () => {
    const open = { ...nights, bypass: 'info' } as const;
    expect(quietGlance()({ quietHours: open }, utc(5, 20))).toBeUndefined();
    const quietNow = byHand(utc(5, 20), utc(5, 21));
    expect(quietGlance()({ quietHours: open, quietNow }, utc(5, 20))).toEqual({
      ...quietNow,
      bypass: 'info',
    });
  });

  it('has no end where quiet hours are all of the week', () => {
    const always = { ...nights, from: '00:00', until: '00:00' };
    expect(quietGlance()({ quietHours: always }, utc(5, 20))).toEqual({ bypass: 'critical' });
    const weekend = { ...always, days: [0, 6] };
    expect(quietGlance()({ quietHours: weekend }, utc(3, 20))).toEqual({
      until: utc(4, 18, 30),
      bypass: 'critical',
    });
  });

  it('is asked anew when the minute, the hours or what was done by hand is another', () => {
    const glance = quietGlance();
    const at = utc(5, 16, 29);
    expect(glance({ quietHours: nights }, at)).toBeUndefined();
    const quietNow = byHand(at, at + HOUR);
    expect(glance({ quietHours: nights, quietNow }, at)).toMatchObject({ from: at });
    expect(glance({ quietHours: nights }, at)).toBeUndefined();
    expect(glance({ quietHours: { ...nights, timeZone: 'Asia/Dhaka' } }, at)).toBeDefined();
    expect(glance({ quietHours: nights }, at)).toBeUndefined();
    expect(glance({ quietHours: nights }, at + MINUTE)).toBeDefined();
  });
});

describe('quiet hours of the settings', () => {
  it('are told to tray and window when they begin, and no more when they end, with nothing else changed', async () => {
    const one = await rush();
    const clock = (at: number) => new Date(at).toISOString().slice(11, 16);
    const from = Math.ceil(one.clock.now() / MINUTE) * MINUTE + 2 * MINUTE;
    const until = from + 10 * MINUTE;
    const quietHours = { ...nights, timeZone: 'UTC', from: clock(from), until: clock(until) };
    valueOf(one.core.handlers.changePreferences({ quietHours }));
    await one.clock.advance(from - one.clock.now() - 1_000);
    expect(one.overalls.at(-1)).not.toHaveProperty('quiet');
    await one.clock.advance(2_000);
    expect(one.overalls.at(-1)).toMatchObject({ quiet: { until, bypass: 'critical' } });
    expect(one.overalls.at(-1)?.sentence).toMatch(/, quiet$/);
    expect(snapshotOf(one).overall.quiet).toEqual({ until, bypass: 'critical' });
    await one.clock.advance(10 * MINUTE);
    expect(one.overalls.at(-1)).not.toHaveProperty('quiet');
    expect(one.overalls.at(-1)?.sentence).not.toContain('quiet');
    one.core.stop();
  });
});
