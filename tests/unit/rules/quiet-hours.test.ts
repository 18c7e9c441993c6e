import { describe, expect, it } from 'vitest';
import { defaultPreferences, type QuietHours } from '#contract/configuration';
import { isQuiet, quietUntil } from '../../../src-main/core/rules/quiet.ts';
import type { AlertCommand, AlertInput } from '../../../src-main/core/rules/types.ts';
import { HOUR, looks, MINUTE, queue, rule, rules, run, SECOND, T0, tick } from './support.ts';

const above = rule({ type: 'above', metric: 'queue', value: 10 }, { name: 'Queue long' });
const order = (seconds: number, command: AlertCommand): AlertInput => ({
  type: 'command',
  at: T0 + seconds * SECOND,
  command,
});
const full = (seconds: number, source = 'showroom') => queue(seconds, 12, { source });
const empty = (seconds: number, source = 'showroom') => queue(seconds, 0, { source });
const titles = (inputs: readonly AlertInput[]) =>
  run([rules(above), ...inputs]).notices.map((one) => one.title);

const nights: QuietHours = {
  ...defaultPreferences.quietHours,
  enabled: true,
  from: '22:00',
  until: '07:00',
  timeZone: 'Europe/Berlin',
};
const utc = (day: number, hour: number, minute = 0, month = 0) => Date.UTC(2026, month, day, hour, minute);

describe('quiet hours', () => {
  it.each([
    ['begin at their minute', utc(5, 21, 0), true],
    ['have not begun a minute before', utc(5, 20, 59), false],
    ['run past midnight', utc(6, 3), true],
    ['are over at their minute', utc(6, 6, 0), false],
    ['last until the minute before', utc(6, 5, 59), true],
  ])('%s, by the zone named', (_it, at, expected) => {
    expect(isQuiet(nights, at)).toBe(expected);
  });

  it('follow daylight saving: an hour earlier by UTC in summer', () => {
    expect(isQuiet(nights, utc(6, 20, 0, 6))).toBe(true);
    expect(isQuiet(nights, utc(6, 19, 59, 6))).toBe(false);
  });

  it('are an hour shorter in the night in which the clocks go forward, and end at seven all the same', () => {
    const night = Date.UTC(2026, 2, 28, 21);
    expect(quietUntil({ quietHours: nights }, night, 'warning')).toBe(Date.UTC(2026, 2, 29, 5));
    expect(quietUntil({ quietHours: nights }, Date.UTC(2026, 9, 24, 20), 'warning')).toBe(
      Date.UTC(2026, 9, 25, 6),
    );
  });

  it('belong to the day on which they begin', () => {
    const fridays = { ...nights, days: [5] };
    expect(isQuiet(fridays, utc(9, 23))).toBe(true);
    expect(isQuiet(fridays, utc(10, 5))).toBe(true);
    expect(isQuiet(fridays, utc(10, 23))).toBe(false);
    expect(isQuiet(fridays, utc(9, 5))).toBe(false);
  });

  it.each([1, 4, 10, 14])('end where the day has only %i minutes that are not quiet', (minutes) => {
    const most = { ...nights, from: `08:${String(minutes).padStart(2, '0')}`, until: '08:00' };
    for (const minute of [7, 20, 33, 59])
      expect(quietUntil({ quietHours: most }, utc(5, 12, minute), 'info')).toBe(utc(6, 7));
  });

  it('of equal times are the whole day', () => {
    const always = { ...nights, from: '00:00', until: '00:00' };
    expect([0, 6, 12, 23].every((hour) => isQuiet(always, utc(7, hour)))).toBe(true);
  });

  it('let their severity and worse ones through', () => {
    expect(quietUntil({ quietHours: nights }, utc(5, 23), 'critical')).toBeUndefined();
    expect(quietUntil({ quietHours: nights }, utc(5, 23), 'warning')).toBe(utc(6, 6));
    expect(quietUntil({ quietHours: { ...nights, bypass: 'none' } }, utc(5, 23), 'critical')).toBe(utc(6, 6));
    expect(quietUntil({ quietHours: { ...nights, enabled: false } }, utc(5, 23), 'info')).toBeUndefined();
  });

  it('do not stop alerts when their zone is none', () => {
    expect(isQuiet({ ...nights, timeZone: 'Mars/Base' }, utc(5, 22))).toBe(true);
  });

  const hours = { ...nights, timeZone: 'UTC', from: '12:00', until: '13:00' };
  const quiet: AlertInput = { type: 'quiet-hours', at: T0 - SECOND, quietHours: hours };

  it('keep alerts back and end with one digest of what is open still', () => {
    const { notices } = run([
      rules(above),
      quiet,
      ...looks(full(0, 'a'), full(60, 'b'), full(90, 'c'), empty(120, 'c')),
      tick(3_700),
    ]);
    expect(notices.map((one) => [one.title, one.at])).toEqual([
      ['Quiet hours over: 2 still open', T0 + HOUR],
    ]);
  });

  it('tell a recovery after them, once', () => {
    const { notices } = run([
      rules(above),
      ...looks(full(-60)),
      quiet,
      ...looks(full(0), empty(60)),
      tick(3_599),
      tick(3_700),
      tick(9_000),
    ]);
    expect(notices.map((one) => [one.title, one.at])).toEqual([
      ['Queue long: Showroom', T0 - MINUTE],
      ['Recovered: Showroom', T0 + HOUR],
    ]);
  });

  it('switched off tell at once what they kept back', () => {
    const off: AlertInput = {
      type: 'quiet-hours',
      at: T0 + MINUTE,
      quietHours: { ...hours, enabled: false },
    };
    expect(titles([quiet, ...looks(full(0)), off])).toEqual(['Quiet hours over: Showroom']);
  });

  it('keep the digest of a snooze that ends in them', () => {
    const inputs = [quiet, order(0, { type: 'snooze', until: T0 + MINUTE }), ...looks(full(1)), tick(120)];
    expect(titles(inputs)).toEqual([]);
    expect(titles([...inputs, tick(3_601)])).toEqual(['Quiet hours over: Showroom']);
  });
});
