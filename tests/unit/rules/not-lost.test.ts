/** Ways in which an alert, or the word that it is over, could get lost between silences, groups and edits. */
import { describe, expect, it } from 'vitest';
import { defaultPreferences, type AlertRule, type QuietHours } from '#contract/configuration';
import type { AlertCommand, AlertInput } from '../../../src-main/core/rules/types.ts';
import { HOUR, look, looks, miss, queue, rule, rules, run, SECOND, T0, tick } from './support.ts';

const long = rule(
  { type: 'above', metric: 'queue', value: 10 },
  { id: 'long', name: 'Long', severity: 'critical' },
);
const some = rule({ type: 'above', metric: 'queue', value: 5 }, { id: 'some', name: 'Some' });
const order = (seconds: number, command: AlertCommand): AlertInput => ({
  type: 'command',
  at: T0 + seconds * SECOND,
  command,
});
const edit = (seconds: number, ...all: readonly AlertRule[]): AlertInput => ({
  type: 'rules',
  at: T0 + seconds * SECOND,
  rules: all,
});
const quiet = (seconds: number, more: Partial<QuietHours>): AlertInput => ({
  type: 'quiet-hours',
  at: T0 + seconds * SECOND,
  quietHours: { ...defaultPreferences.quietHours, enabled: true, timeZone: 'UTC', until: '14:00', ...more },
});
const off = { enabled: false };
const of = (seconds: number, source: string, value = 12) => queue(seconds, value, { source });
/** Seconds after T0, title and body of each notification. */
const told = (...inputs: readonly AlertInput[]) =>
  run(inputs).notices.map(({ at, title, body }) => `${(at - T0) / SECOND} ${title} (${body})`);
const TEN = 'abcdefghij'.split('');

describe('what something worse has kept silent', () => {
  const both = [rules(long, some), ...looks(of(0, 'a'))];

  it('is told when the rule of that is switched off, or weighs no more', () => {
    for (const change of [off, { severity: 'info' as const }])
      expect(told(...both, edit(60, { ...long, ...change }, some))).toEqual([
        '0 Long: a (12 waiting, 10 or more)',
        '60 Some: a (12 waiting, 5 or more)',
      ]);
  });

  it('is told with the numbers of now when that is over and its companions are not', () => {
    const inputs = [...looks(of(1, 'b'), of(60, 'a', 7), of(60, 'b')), tick(700)];
    expect(told(...both, ...inputs)[1]).toBe('660 Some: a (7 waiting, 5 or more)');
  });

  it('is told when the end of that is snoozed, and when its rule goes before its end was told', () => {
    const [worse] = run(both).incidents;
    const hush = order(10, { type: 'snooze', incidents: [worse?.id ?? ''], until: T0 + HOUR });
    expect(told(...both, hush, ...looks(of(60, 'a', 7)), tick(700))).toHaveLength(2);
    expect(told(...both, ...looks(of(60, 'a', 7)), edit(62, { ...long, ...off }, some))[1]).toContain(
      '62 Some: a',
    );
  });
});

describe('the word that it is over', () => {
  const mild = { ...long, severity: 'warning' as const };
  const noon = quiet(-1, { from: '12:10' });
  const evening = [rules(mild), noon, ...looks(...TEN.map((source) => of(0, source)))];
  const calm = looks(...TEN.map((source) => of(700, source, 0)));

  it('comes after quiet, also when one of many opened and closed again meanwhile', () => {
    const inputs = [...evening, ...calm, ...looks(of(1_500, 'a'), of(1_600, 'a', 0)), tick(3 * 3_600)];
    expect(told(...inputs).slice(1)).toEqual(['7200 Recovered: 10 sources (Long: j, a, b, c and 6 more)']);
    const one = [rules(mild), noon, ...looks(of(0, 'a'), of(700, 'a', 0), of(1_500, 'a'), of(1_600, 'a', 0))];
    expect(told(...one, tick(3 * 3_600)).slice(1)).toEqual([
      '7200 Recovered: a (Long is over after 1 min; 0 waiting)',
    ]);
  });

  it('comes for the others when the last of them is in a digest, or goes with its source', () => {
    const nine = looks(...TEN.slice(1).map((source) => of(60, source, 0)));
    const opened = looks(...TEN.map((source) => of(0, source)));
    const hush = order(20, { type: 'snooze', sources: ['a'], until: T0 + HOUR });
    const nights = '(Long: ';
    const digest = told(rules(mild), ...opened, hush, ...nine, tick(4_000)).slice(1);
    expect(digest[0]).toContain('3600 Snooze over: a');
    expect(digest[1]).toContain(`3600 Recovered: 9 sources ${nights}`);
    const gone: AlertInput = { type: 'sources-removed', at: T0 + 800 * SECOND, sources: ['a'] };
    const left = told(rules(mild), ...opened, ...nine, tick(700), gone, tick(900)).slice(1);
    expect(left).toHaveLength(1);
    expect(left[0]).toContain(`800 Recovered: 9 sources ${nights}`);
  });

  const pair = [rules(mild), ...looks(of(0, 'a'), of(0, 'b'))];

  it('comes for one when the other goes before its own end was told', () => {
    const back = looks(of(20, 'a', 0), of(21, 'b', 0));
    const gone: AlertInput = { type: 'sources-removed', at: T0 + 25 * SECOND, sources: ['b'] };
    const [, ...after] = told(...pair, ...back, gone, tick(700));
    expect(after).toHaveLength(1);
    expect(after[0]).toContain('Recovered: ');
  });

  it('comes after ten minutes near the limit, also when another recovers a moment later', () => {
    const [, , ...after] = told(
      rules(mild),
      ...looks(of(0, 'a'), of(40, 'b'), of(60, 'a', 9), of(62, 'b', 9)),
      tick(665),
      tick(700),
    );
    expect(after).toEqual(['662 Recovered: 2 sources (Long: a, b)']);
  });

  it('is never critical, as it need not stay on the screen, and asks for nothing', () => {
    const { notices } = run([rules(long), ...looks(of(0, 'a'), of(20, 'a', 0)), tick(700)]);
    expect(notices.map(({ severity, isOver }) => [severity, isOver])).toEqual([
      ['critical', undefined],
      ['warning', true],
    ]);
  });

  it('does not come for two while one of them is open again', () => {
    const away = look(20, { source: 'a', presence: 'offline' });
    const [, ...after] = told(...pair, ...looks(away, of(25, 'a'), of(30, 'b', 0)), tick(700));
    expect(after).toEqual(['40 Recovered: b (Long is over after 30 s; 0 waiting)']);
  });
});

describe('a silence', () => {
  const held = { ...long, for: 30 * SECOND };
  const brewing = [rules(held), ...looks(of(0, 'a'), of(3, 'b'), of(30, 'a'))];

  it('that begins while an alert waits for its companions holds it back, with a trace, to its end', () => {
    const hush = order(31, { type: 'snooze', until: T0 + HOUR });
    const { notices, traces } = run([...brewing, hush, tick(40)]);
    expect(notices).toEqual([]);
    expect(traces.at(-1)?.suppressors).toContainEqual(
      expect.objectContaining({ name: 'snooze', held: true }),
    );
    expect(told(...brewing, hush, tick(3_700))).toEqual([
      '3600 Snooze over: a (Long for 59 min, 12 waiting)',
    ]);
  });

  it('until recovered ends when the rule is switched off that it waits for', () => {
    const hush = order(5, { type: 'snooze', sources: ['a'], until: 'recovered' });
    const { state } = run([rules(long), ...looks(of(0, 'a')), hush, edit(10, { ...long, ...off })]);
    expect(state.snoozes).toEqual([]);
  });

  it('of quiet hours ends for what they let through by now', () => {
    const inputs = [rules(long), quiet(-1, { from: '12:00', bypass: 'none' }), ...looks(of(0, 'a'))];
    expect(told(...inputs, tick(59))).toEqual([]);
    expect(told(...inputs, quiet(60, { from: '12:00', bypass: 'critical' }))).toEqual([
      '60 Long: a (12 waiting, 10 or more)',
    ]);
  });

  it('of a cooldown is as long as the rule says now', () => {
    const first = looks(of(0, 'a'), of(20, 'a', 0), of(800, 'a'));
    const asked = (hours: number) => ({ ...long, cooldown: hours * HOUR });
    const after = (next: AlertRule) =>
      told(rules(asked(24)), ...first, edit(900, next), tick(30 * 3_600)).slice(2);
    expect(after(long)).toEqual(['900 Long: a (12 waiting, 10 or more)']);
    expect(after(asked(1))[0]).toContain('3600 Long: a');
    expect(after(asked(25))[0]).toContain(`${25 * 3_600} Long: a`);
  });
});

it('with the last source goes that no account can be reached', () => {
  const blind = rule({ type: 'no-data', after: 30 * SECOND, tries: 3 });
  const down = [10, 20, 30, 40, 50].map((at) => miss(at, { networkDown: true }));
  const gone: AlertInput = { type: 'sources-removed', at: T0 + 60 * SECOND, sources: ['showroom'] };
  const { incidents } = run([rules(blind), ...looks(queue(0, 1), ...down), gone]);
  expect(incidents).toMatchObject([{ rule: 'network', closedAt: T0 + 60 * SECOND }]);
});
