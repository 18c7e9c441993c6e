import { describe, expect, it } from 'vitest';
import { defaultPreferences, type QuietHours } from '#contract/configuration';
import { reviveAlerts, saveAlerts } from '../../../src-main/core/rules/keep.ts';
import { quietUntil } from '../../../src-main/core/rules/quiet.ts';
import { startAlerts } from '../../../src-main/core/rules/state.ts';
import type { AlertCommand, AlertInput } from '../../../src-main/core/rules/types.ts';
import { HOUR, looks, MINUTE, queue, rule, rules, run, SECOND, T0, tick } from './support.ts';

const above = rule({ type: 'above', metric: 'queue', value: 10 }, { name: 'Queue long' });
const order = (seconds: number, command: AlertCommand): AlertInput => ({
  type: 'command',
  at: T0 + seconds * SECOND,
  command,
});
const quiet = (seconds: number, until: number): AlertInput =>
  order(seconds, { type: 'quiet', until: T0 + until * SECOND });
const full = (seconds: number, source = 'showroom') => queue(seconds, 12, { source });
const empty = (seconds: number, source = 'showroom') => queue(seconds, 0, { source });
/** What was told, and how many seconds after T0. */
const told = (...inputs: readonly AlertInput[]) =>
  run([rules(above), ...inputs]).notices.map((one) => `${(one.at - T0) / SECOND} ${one.title}`);
const hours = (more: Partial<QuietHours>): AlertInput => ({
  type: 'quiet-hours',
  at: T0 - SECOND,
  quietHours: { ...defaultPreferences.quietHours, ...more },
});

describe('quiet by hand', () => {
  it.each<[string, readonly AlertInput[], readonly string[]]>([
    [
      'keeps alerts back and ends with one digest of what is open still',
      [quiet(0, 3_600), ...looks(full(10, 'a'), full(60, 'b'), full(90, 'c'), empty(120, 'c')), tick(3_700)],
      ['3600 Quiet hours over: 2 still open'],
    ],
    [
      'ends without a word when nothing is open',
      [quiet(0, 3_600), ...looks(full(10), empty(60)), tick(9_000)],
      [],
    ],
    [
      'tells nothing again that was told before',
      [...looks(full(0)), quiet(10, 60), ...looks(full(20)), tick(90)],
      ['0 Queue long: Showroom'],
    ],
    [
      'ended by hand tells at once what it kept back',
      [quiet(0, 3_600), ...looks(full(10)), order(60, { type: 'end-quiet' }), tick(9_000)],
      ['60 Quiet hours over: Showroom'],
    ],
    [
      'asked for anew ends at the new time, later',
      [quiet(0, 60), ...looks(full(10)), quiet(30, 600), tick(700)],
      ['600 Quiet hours over: Showroom'],
    ],
    [
      'asked for anew ends at the new time, earlier',
      [quiet(0, 600), ...looks(full(10)), quiet(30, 60), tick(700)],
      ['60 Quiet hours over: Showroom'],
    ],
    ['that ends in the past is none', [quiet(0, -1), ...looks(full(10))], ['10 Queue long: Showroom']],
    [
      'lasts a day at most, whatever was asked for',
      [quiet(0, 1e9), ...looks(full(10)), tick(24 * 3_600)],
      ['86400 Quiet hours over: Showroom'],
    ],
    [
      'tells a recovery at its end, once',
      [...looks(full(0)), quiet(10, 3_600), ...looks(empty(60)), tick(3_599), tick(9_000)],
      ['0 Queue long: Showroom', '3600 Recovered: Showroom'],
    ],
    [
      'ended by hand tells a recovery that waited for it',
      [
        ...looks(full(0)),
        quiet(10, 3_600),
        ...looks(empty(60)),
        tick(900),
        order(1_000, { type: 'end-quiet' }),
        tick(1_001),
        tick(9_000),
      ],
      ['0 Queue long: Showroom', '1000 Recovered: Showroom'],
    ],
    [
      'keeps the digest of a snooze that ends in it',
      [
        quiet(0, 600),
        order(0, { type: 'snooze', until: T0 + MINUTE }),
        ...looks(full(10)),
        tick(120),
        tick(700),
      ],
      ['600 Quiet hours over: Showroom'],
    ],
    [
      'that ends in quiet hours leaves the digest to their end',
      [
        hours({ enabled: true, from: '12:00', until: '13:00' }),
        quiet(0, 600),
        ...looks(full(10)),
        tick(3_700),
      ],
      ['3600 Quiet hours over: Showroom'],
    ],
    [
      'ended by hand in quiet hours leaves it quiet',
      [
        hours({ enabled: true, from: '12:00', until: '13:00' }),
        quiet(0, 7_200),
        ...looks(full(10)),
        order(60, { type: 'end-quiet' }),
        tick(3_700),
      ],
      ['3600 Quiet hours over: Showroom'],
    ],
    [
      'lets through what quiet hours let through, be they off',
      [hours({ enabled: false, bypass: 'warning' }), quiet(0, 600), ...looks(full(10)), tick(20)],
      ['10 Queue long: Showroom'],
    ],
  ])('%s', (_it, inputs, expected) => {
    expect(told(...inputs)).toEqual(expected);
  });

  it('lets the severity through that quiet hours let through', () => {
    const worse = rules({ ...above, severity: 'critical' });
    expect(run([worse, quiet(0, 600), ...looks(full(10))]).notices).toHaveLength(1);
    const none = run([worse, hours({ bypass: 'none' }), quiet(0, 600), ...looks(full(10))]);
    expect(none.notices).toHaveLength(0);
  });

  it('is named in the proof of what it kept back, with what is left of it', () => {
    const { traces } = run([rules(above), quiet(0, 3_600), ...looks(full(600))]);
    expect(traces.at(-1)).toMatchObject({ decision: 'held-back' });
    expect(traces.at(-1)?.suppressors).toContainEqual({
      name: 'quiet',
      held: true,
      detail: 'turned on by hand, for another 50 min',
    });
  });

  it('is remembered with its beginning, through a longer end, and gone after it', () => {
    const { state } = run([rules(above), quiet(0, 60), quiet(30, 600)]);
    expect(state.quietNow).toEqual({ from: T0, until: T0 + 600 * SECOND });
    expect(run([tick(599)], state).state.quietNow).toBeDefined();
    expect(run([tick(600)], state).state.quietNow).toBeUndefined();
  });

  it('outlives a restart and ends when it was to end, also while the app was off', () => {
    const { state } = run([rules(above), quiet(0, 600), ...looks(full(10))]);
    const revived = reviveAlerts(saveAlerts(state)) ?? startAlerts();
    expect(revived.quietNow).toEqual({ from: T0, until: T0 + 600 * SECOND });
    const { notices } = run([{ type: 'woke', at: T0 + HOUR, asleepFrom: T0 + 10 * SECOND }], revived);
    expect(notices.map((one) => [one.title, one.at])).toEqual([['Quiet hours over: Showroom', T0 + HOUR]]);
  });

  it('keeps its length when the wall clock is set', () => {
    const set: AlertInput = { type: 'clock-stepped', at: T0 + HOUR, by: HOUR - 10 * SECOND };
    const { state } = run([rules(above), quiet(0, 600), ...looks(full(10)), set]);
    expect(state.quietNow?.until).toBe(T0 + HOUR - 10 * SECOND + 600 * SECOND);
  });

  it.each<[string, number, number | undefined, string, number | undefined]>([
    ['nothing at all', 12, undefined, 'off', undefined],
    ['by hand alone', 12, 15, 'off', 15],
    ['by hand that is over', 12, 12, 'off', undefined],
    ['into quiet hours', 12, 23, 'on', 31],
    ['into quiet hours and beyond them', 23, 33, 'on', 33],
    ['after quiet hours', 8, 10, 'on', 10],
  ])('lasts with quiet hours from 22 to 7: %s', (_it, at, byHand, set, expected) => {
    const hour = (one: number) => Date.UTC(2026, 0, 5, one);
    const quietHours = { ...defaultPreferences.quietHours, enabled: set === 'on' };
    const quietNow = byHand === undefined ? undefined : { from: hour(at - 1), until: hour(byHand) };
    expect(quietUntil({ quietHours, quietNow }, hour(at), 'warning')).toBe(
      expected === undefined ? undefined : hour(expected),
    );
  });
});
