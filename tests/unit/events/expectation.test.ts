import { describe, expect, it } from 'vitest';
import type { PlannedEvent } from '#contract/configuration';
import { eventRuleId, rulesOfEvents } from '../../../src-main/core/events/derived-rules.ts';
import { backTest } from '../../../src-main/core/rules/back-test.ts';
import { columnsOf } from '../../../src-main/core/rules/columns-of.ts';
import { explain } from '../../../src-main/core/rules/explain.ts';
import { reviveAlerts } from '../../../src-main/core/rules/keep.ts';
import type { AlertInput, Look } from '../../../src-main/core/rules/types.ts';
import { look, looks, miss, run, SECOND, T0, tick } from '../rules/support.ts';

/** Seconds after T0: should be live from 700, on from 1000, over at 2000. */
const event: PlannedEvent = {
  id: 'show',
  name: 'Evening show',
  sources: ['a', 'b'],
  windows: [{ from: T0 + 1_000 * SECOND, until: T0 + 2_000 * SECOND }],
};
const planned: AlertInput = { type: 'rules', at: T0, rules: rulesOfEvents([event]) };
const off = (seconds: number, source = 'a', more: Partial<Look> = {}) =>
  look(seconds, { source, presence: 'offline', condition: 'offline', state: 'idle', ...more });
const on = (seconds: number, source = 'a') => look(seconds, { source });
const play = (...inputs: readonly AlertInput[]) => run([planned, ...inputs]);
const seconds = (at: number | undefined) => (at === undefined ? undefined : (at - T0) / SECOND);

describe('"should be live" of an event', () => {
  it('opens five minutes before the beginning, to the millisecond, for what was seen off before', () => {
    const { incidents, notices } = play(...looks(off(698)), tick(699.999), tick(700));
    expect(incidents.map((one) => seconds(one.openedAt))).toEqual([700]);
    expect(notices[0]).toMatchObject({
      title: 'a should be live',
      body: 'Evening show starts in 5 min, it is not live yet (idle)',
      severity: 'critical',
    });
  });

  it('says nothing a millisecond earlier, nor at the end or after', () => {
    expect(play(...looks(off(698)), tick(699.999)).incidents).toEqual([]);
    expect(play(...looks(off(2_000))).incidents).toEqual([]);
    expect(play(...looks(off(1_999.999))).incidents).toHaveLength(1);
  });

  it('tells of several sources in one notification with their names, one incident each with its trace', () => {
    const { incidents, notices, traces } = play(...looks(off(695, 'a'), off(698, 'b')), tick(700), tick(710));
    expect(incidents.map((one) => one.label)).toEqual(['a', 'b']);
    expect(notices).toMatchObject([{ title: 'Should be live (Evening show): 2 sources', body: 'a, b' }]);
    const opened = traces.filter((one) => one.decision === 'opened');
    expect(opened.map((one) => one.source)).toEqual(['a', 'b']);
    expect(opened[0]?.predicates[0]?.asked).toBe('planned to be live for Evening show, from 5 min before');
  });

  it('closes when the stream goes live, and when the window is over, then without a word', () => {
    const live = play(...looks(off(800), on(900)), tick(911));
    expect(seconds(live.incidents[0]?.closedAt)).toBe(900);
    expect(live.notices.map((one) => one.title)).toEqual(['a should be live', 'Recovered: a']);
    const over = play(...looks(off(800), off(1_999), off(2_001)), tick(2_100));
    expect(seconds(over.incidents[0]?.closedAt)).toBe(2_001);
    expect(over.notices).toHaveLength(1);
  });

  it('closes at the end of the window also for a source that cannot be seen any more', () => {
    const { incidents } = play(
      ...looks(off(800), miss(1_990, { source: 'a' }), miss(2_005, { source: 'a' })),
    );
    expect(seconds(incidents[0]?.closedAt)).toBe(2_005);
  });

  it('does not hold it against a source that cannot be seen when it is due', () => {
    const blind = play(...looks(off(660), miss(690, { source: 'a' })), tick(700), tick(760));
    expect(blind.incidents.filter((one) => one.rule === eventRuleId('show'))).toEqual([]);
    const back = play(...looks(off(660), miss(690, { source: 'a' }), off(770)), tick(771));
    expect(seconds(back.incidents[0]?.openedAt)).toBe(770);
  });

  it('waits ten seconds when a stream drops in the middle, and not for a flicker', () => {
    const flicker = play(...looks(on(1_200), off(1_205), on(1_210)), tick(1_300));
    expect(flicker.incidents).toEqual([]);
    const drop = play(...looks(on(1_200), off(1_205), off(1_210)), tick(1_214.999), tick(1_215));
    expect(seconds(drop.incidents[0]?.openedAt)).toBe(1_215);
  });

  it('keeps its moment when the clock is set, and opens at once after sleeping through it', () => {
    const set = play(
      ...looks(off(660)),
      { type: 'clock-stepped', at: T0 + 300 * SECOND, by: -360 * SECOND },
      ...looks(off(305)),
      tick(699),
    );
    expect(set.incidents).toEqual([]);
    const slept = play(
      ...looks(off(660)),
      { type: 'woke', at: T0 + 1_500 * SECOND, asleepFrom: T0 + 661 * SECOND },
      ...looks(off(1_501)),
    );
    expect(seconds(slept.incidents[0]?.openedAt)).toBe(1_501);
  });

  it('is told once, whatever restarts come between', () => {
    const before = play(...looks(off(800)), tick(801));
    const kept = reviveAlerts(JSON.stringify(before.state));
    const after = run([planned, ...looks(off(830)), tick(900)], kept);
    expect(before.notices).toHaveLength(1);
    expect(after.notices).toEqual([]);
    expect(after.incidents.filter((one) => one.closedAt !== undefined)).toEqual([]);
  });

  it('ends for a source that leaves the event, with the reason in its trace, and goes on for the others', () => {
    const less = { ...event, sources: ['b'], version: 2 };
    const { incidents, traces } = play(...looks(off(800, 'a'), off(800, 'b')), {
      type: 'rules',
      at: T0 + 810 * SECOND,
      rules: rulesOfEvents([less]),
    });
    expect(incidents.map((one) => [one.label, seconds(one.closedAt)])).toEqual([
      ['a', 810],
      ['b', undefined],
    ]);
    expect(traces.at(-1)?.decision).toBeDefined();
  });

  it('is explained afterwards, and back-tested over the same looks with the same result', () => {
    const seen = [on(600), off(690), off(695), on(900), off(1_600), off(1_605), off(1_620), on(1_700)];
    const live = play(...looks(...seen));
    const columns = columnsOf(seen);
    const [rule] = rulesOfEvents([event]);
    if (!rule || !columns) throw new Error('no rule or no looks');
    const { firings } = backTest(rule, [columns]);
    const spans = (all: readonly { openedAt: number; closedAt?: number }[]) =>
      all.map((one) => [seconds(one.openedAt), seconds(one.closedAt)]);
    expect(spans(firings)).toEqual([
      [700, 900],
      [1_610, 1_700],
    ]);
    expect(spans(live.incidents)).toEqual(spans(firings));
    const inputs = [planned, ...looks(...seen)];
    const ask = (second: number) =>
      explain({ rule: eventRuleId('show'), source: 'a', at: T0 + second * SECOND, inputs }).answer;
    expect([ask(650), ask(699), ask(750), ask(950)]).toEqual(['no', 'no', 'told', 'no']);
  });

  it('brings no rule without sources or planned times', () => {
    expect(
      rulesOfEvents([
        { ...event, sources: [] },
        { ...event, windows: [] },
      ]),
    ).toEqual([]);
  });
});
