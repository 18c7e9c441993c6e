import { describe, expect, it } from 'vitest';
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

describe('a snooze', () => {
  it('of a source keeps its alerts silent and ends with one digest of what still breaches', () => {
    const quiet = order(0, { type: 'snooze', sources: ['a', 'b'], until: T0 + 15 * MINUTE });
    const inputs = [
      quiet,
      ...looks(full(10, 'a'), full(11, 'b'), full(20, 'c'), empty(60, 'b')),
      tick(1_000),
    ];
    const { notices, incidents } = run([rules(above), ...inputs]);
    expect(notices.map((one) => one.title)).toEqual(['Queue long: c', 'Snooze over: a']);
    expect(notices[1]?.body).toBe('Queue long for 14 min, 12 waiting');
    expect(incidents.find((one) => one.label === 'a')).not.toHaveProperty('snoozedUntil');
  });

  it('shows on the incident while it lasts', () => {
    const quiet = order(20, { type: 'snooze', sources: ['a'], until: T0 + HOUR });
    expect(run([rules(above), ...looks(full(0, 'a')), quiet]).incidents[0]?.snoozedUntil).toBe(T0 + HOUR);
  });

  it('of everything names all that is open at its end in one notification', () => {
    const inputs = [
      order(0, { type: 'snooze', until: T0 + HOUR }),
      ...looks(full(10, 'a'), full(20, 'b')),
      tick(4_000),
    ];
    const { notices, traces } = run([rules(above), ...inputs]);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({
      title: 'Snooze over: 2 still open',
      body: 'Queue long: a, Queue long: b',
    });
    expect(traces.filter(({ decision }) => decision === 'digest').map(({ source }) => source)).toEqual([
      'a',
      'b',
    ]);
  });

  it('ends without a word when nothing breaches', () => {
    expect(
      titles([order(0, { type: 'snooze', until: T0 + HOUR }), ...looks(full(10), empty(20)), tick(9_000)]),
    ).toEqual([]);
  });

  it('lasts a day at most, whatever was asked for', () => {
    const inputs = [order(0, { type: 'snooze', until: T0 + 1e12 }), ...looks(full(10)), tick(24 * 3_600)];
    expect(titles(inputs)).toEqual(['Snooze over: Showroom']);
    const recovered = [
      ...looks(full(0)),
      order(1, { type: 'snooze', until: 'recovered' }),
      tick(24 * 3_600 + 1),
    ];
    expect(titles(recovered)).toEqual(['Queue long: Showroom', 'Snooze over: Showroom']);
  });

  it('until recovered ends with the recovery, which is told', () => {
    const quiet = order(5, { type: 'snooze', sources: ['showroom'], until: 'recovered' });
    const inputs = [...looks(full(0)), quiet, ...looks(full(10), empty(60)), tick(80), ...looks(full(1_000))];
    const { notices, state } = run([rules(above), ...inputs]);
    expect(notices.map((one) => one.title)).toEqual([
      'Queue long: Showroom',
      'Recovered: Showroom',
      'Queue long: Showroom',
    ]);
    expect(state.snoozes).toEqual([]);
  });

  it('until recovered of nothing that is open is none', () => {
    expect(titles([order(0, { type: 'snooze', until: 'recovered' }), ...looks(full(10))])).toHaveLength(1);
  });

  it('ended by hand tells only what was never told', () => {
    const quiet = order(5, { type: 'snooze', until: T0 + HOUR });
    const end = order(60, { type: 'end-snooze' });
    const inputs = [...looks(full(0, 'a')), quiet, ...looks(full(10, 'b')), end];
    expect(titles(inputs)).toEqual(['Queue long: a', 'Snooze over: b']);
  });

  it('in the past is none', () => {
    expect(titles([order(0, { type: 'snooze', until: T0 - 1 }), ...looks(full(10))])).toHaveLength(1);
  });
});

describe('an acknowledged incident', () => {
  it('stays open, is in no digest, and its recovery is told', () => {
    const id = run([rules(above), ...looks(full(0))]).incidents[0]?.id ?? '';
    const inputs = [
      ...looks(full(0)),
      order(1, { type: 'acknowledge', incidents: [id, 'no such one'] }),
      order(2, { type: 'snooze', until: T0 + MINUTE }),
      tick(70),
    ];
    const { incidents, notices } = run([rules(above), ...inputs]);
    expect(incidents[0]).toMatchObject({ acknowledgedAt: T0 + SECOND });
    expect(incidents[0]).not.toHaveProperty('closedAt');
    expect(notices).toHaveLength(1);
    expect(titles([...inputs, ...looks(empty(100)), tick(200)])).toEqual([
      'Queue long: Showroom',
      'Recovered: Showroom',
    ]);
  });

  it('keeps a note', () => {
    const id = run([rules(above), ...looks(full(0))]).incidents[0]?.id ?? '';
    const { incidents } = run([
      rules(above),
      ...looks(full(0)),
      order(1, { type: 'note', incident: id, text: 'Lift stuck' }),
    ]);
    expect(incidents[0]?.note).toBe('Lift stuck');
  });
});

describe('a cooldown', () => {
  it('keeps the next incident silent, and tells of it at its end when it is open still', () => {
    const asked = rules({ ...above, cooldown: HOUR });
    const twice = looks(full(0), empty(60), empty(700), full(1_300));
    const { notices, incidents, traces } = run([asked, ...twice, tick(3_599)]);
    expect(incidents).toHaveLength(2);
    expect(notices.map((one) => one.title)).toEqual(['Queue long: Showroom', 'Recovered: Showroom']);
    expect(traces.at(-1)?.suppressors).toContainEqual({
      name: 'cooldown',
      held: true,
      detail: 'for another 38 min',
    });
    expect(run([asked, ...twice, tick(3_600)]).notices.at(-1)).toMatchObject({
      title: 'Queue long: Showroom',
      at: T0 + HOUR,
    });
    expect(run([asked, ...twice, ...looks(empty(2_000)), tick(4_000)]).notices).toHaveLength(2);
  });
});
