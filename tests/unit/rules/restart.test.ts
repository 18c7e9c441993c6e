import { describe, expect, it } from 'vitest';
import { incidentsOf, restartInput, reviveAlerts, saveAlerts } from '../../../src-main/core/rules/keep.ts';
import { replay } from '../../../src-main/core/rules/replay.ts';
import { starterRules } from '../../../src-main/core/rules/starter.ts';
import { startAlerts, type AlertState } from '../../../src-main/core/rules/state.ts';
import type { AlertInput } from '../../../src-main/core/rules/types.ts';
import { HOUR, looks, MINUTE, miss, queue, rule, rules, run, SECOND, T0, tick } from './support.ts';

const above = rule({ type: 'above', metric: 'queue', value: 10 }, { for: 30 * SECOND });

function revived(state: AlertState): AlertState {
  const back = reviveAlerts(saveAlerts(state));
  if (!back) throw new Error('not revived');
  return back;
}

describe('a restart while a rule fires', () => {
  const before = run([rules(above), ...looks(queue(0, 12), queue(30, 12))]);

  it('makes no second notification, and the incident goes on', () => {
    const after = run([rules(above), ...looks(queue(40, 12), queue(80, 12))], revived(before.state));
    expect(after.notices).toEqual([]);
    expect(incidentsOf(after.state).map((one) => one.id)).toEqual(before.incidents.map((one) => one.id));
  });

  it('tells of the recovery that comes after it', () => {
    const after = run([rules(above), ...looks(queue(40, 0)), tick(60)], revived(before.state));
    expect(after.notices.map((one) => one.title)).toEqual(['Recovered: Showroom']);
  });

  it('keeps acknowledgement, snooze and what is on the page', () => {
    const id = before.incidents[0]?.id ?? '';
    const seen = run(
      [
        { type: 'command', at: T0 + 31 * SECOND, command: { type: 'acknowledge', incidents: [id] } },
        { type: 'command', at: T0 + 32 * SECOND, command: { type: 'snooze', until: T0 + HOUR } },
      ],
      before.state,
    );
    expect(incidentsOf(revived(seen.state))[0]).toMatchObject({
      acknowledgedAt: T0 + 31 * SECOND,
      snoozedUntil: T0 + HOUR,
    });
  });
});

describe('a restart while a hold runs', () => {
  const pending = run([rules(above), ...looks(queue(0, 12), queue(10, 12))]).state;

  it('goes on where it was, without the time in which the app was off', () => {
    const woke = restartInput(revived(pending), T0 + HOUR);
    expect(woke).toEqual({ type: 'woke', at: T0 + HOUR, asleepFrom: T0 + 10 * SECOND });
    const inputs = [...(woke ? [woke] : []), rules(above), ...looks(queue(3_619, 12), queue(3_620, 12))];
    expect(run(inputs, revived(pending)).notices.map((one) => one.at)).toEqual([T0 + 3_620 * SECOND]);
  });

  it('needs no mending after a moment, and is mended when the clock was set back meanwhile', () => {
    expect(restartInput(pending, T0 + 15 * SECOND)).toBeUndefined();
    expect(restartInput(startAlerts(), T0)).toBeUndefined();
    expect(restartInput(pending, T0 - HOUR)).toMatchObject({ type: 'clock-stepped' });
  });
});

describe('a saved state that is none', () => {
  it.each([
    '',
    'null',
    '[]',
    '{"format":"tallylight-alerts/2"}',
    '{"format":"tallylight-alerts/1","clock":1}',
    '{',
  ])('is refused: %s', (text) => {
    expect(reviveAlerts(text)).toBeUndefined();
  });
});

describe('a day of polls', () => {
  const inputs = day();

  it('gives the same bytes twice, on another time zone, and with a restart in the middle', () => {
    const zone = process.env['TZ'];
    const once = JSON.stringify(replay(inputs).effects);
    process.env['TZ'] = 'Pacific/Chatham';
    const elsewhere = JSON.stringify(replay(inputs).effects);
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    const middle = Math.floor(inputs.length / 2);
    const first = replay(inputs.slice(0, middle));
    const second = replay(inputs.slice(middle), {
      ...revived(first.state),
      quietHours: first.state.quietHours,
    });
    expect(elsewhere).toBe(once);
    expect(JSON.stringify([...first.effects, ...second.effects])).toBe(once);
    expect(once.length).toBeGreaterThan(10_000);
  });

  it('gives the same with the looks alone as with a tick every second', () => {
    const ticks = Array.from({ length: 12 * 3_600 }, (_, second) => tick(second + 0.5));
    const merged = [...inputs, ...ticks].sort((a, b) => timeOf(a) - timeOf(b));
    expect(JSON.stringify(replay(merged).effects)).toBe(
      JSON.stringify(replay([...inputs, tick(12 * 3_600)]).effects),
    );
  });

  it('leaves nothing behind but what is still of use', () => {
    const { state } = replay([...inputs, tick(48 * 3_600)]);
    expect(saveAlerts(state).length).toBeLessThan(40_000);
  });
});

const timeOf = (input: AlertInput) => (input.type === 'look' ? input.look.at : input.at);

/** Half a day of three queues that come and go, sometimes cannot be seen, and of what an operator does about it. */
function day(): readonly AlertInput[] {
  const polls = ['a', 'b', 'c'].flatMap((source, nth) =>
    Array.from({ length: 8_640 }, (_, poll) => {
      const at = poll * 5 + nth;
      const isAway = (poll + nth * 100) % 1_200 < 20;
      if (isAway)
        return miss(at, { source, lastGoodAt: T0 + (at - 5 * ((poll + nth * 100) % 1_200) - 5) * SECOND });
      return queue(at, Math.max(0, Math.round(8 + 9 * Math.sin(poll / (70 + 30 * nth)))), { source });
    }),
  );
  const commands: readonly AlertInput[] = [
    { type: 'command', at: T0 + 2 * HOUR, command: { type: 'snooze', sources: ['a'], until: T0 + 3 * HOUR } },
    { type: 'command', at: T0 + 4 * HOUR + 7, command: { type: 'snooze', until: 'recovered' } },
    {
      type: 'quiet-hours',
      at: T0 + 6 * HOUR + 1,
      quietHours: {
        enabled: true,
        days: [1],
        from: '20:00',
        until: '21:00',
        timeZone: 'Europe/Berlin',
        bypass: 'none',
      },
    },
  ];
  const all = [...looks(...polls), ...commands].sort((a, b) => timeOf(a) - timeOf(b));
  return [{ type: 'rules', at: T0 - MINUTE, rules: starterRules }, ...all];
}
