import { describe, expect, it } from 'vitest';
import { timelineOf } from '../../../src-main/core/incidents/detail.ts';
import { explain } from '../../../src-main/core/rules/explain.ts';
import { reviveAlerts, saveAlerts } from '../../../src-main/core/rules/keep.ts';
import { startAlerts } from '../../../src-main/core/rules/state.ts';
import type { AlertInput, Look } from '../../../src-main/core/rules/types.ts';
import { traceInWords } from '../../../src-main/core/wording/explanation.ts';
import { look, looks, MINUTE, miss, rule, rules, run, SECOND, T0, tick } from './support.ts';

const down = rule({ type: 'stream-down' }, { name: 'Stream down', for: 10 * SECOND, severity: 'critical' });
const live = (seconds: number) => look(seconds);
const off = (seconds: number, more: Partial<Look> = {}) => look(seconds, { presence: 'offline', ...more });
const finished = (seconds: number, did = 'finished this stream', sources = ['showroom']): AlertInput => {
  const at = T0 + seconds * SECOND;
  return { type: 'own-action', at, doneAt: at, sources, did };
};

const seen = (...inputs: readonly AlertInput[]) => run([rules(down), ...inputs]);
const titles = (...inputs: readonly AlertInput[]) => seen(...inputs).notices.map((one) => one.title);
const DOWN = 'Stream down: Showroom';
const RECOVERED = 'Recovered: Showroom';

/** On air, finished through the app at 6 s, and seen to be off from 10 s on. */
const ended = [...looks(live(0), live(5)), finished(6), ...looks(off(10), off(15), off(20))];

describe('a stream that the operator has ended through the app', () => {
  it.each<[string, readonly AlertInput[], readonly string[]]>([
    ['goes down: nobody is told', ended, []],
    ['is live again: nobody is told of that either', [...ended, ...looks(live(60)), tick(800)], []],
    [
      'is live again and goes down by itself: that is told, as an incident of its own',
      [...ended, ...looks(live(60), off(65), off(75)), tick(80), ...looks(live(90)), tick(110)],
      [DOWN, RECOVERED],
    ],
    [
      'is still shown live by a look that had begun before',
      [...looks(live(0)), finished(6), ...looks(live(8), off(13), off(23))],
      [],
    ],
    [
      'stays live, and goes down much later: that was not it',
      [...looks(live(0)), finished(6), ...looks(live(30), off(600), off(610))],
      [DOWN],
    ],
    ['was another one', [...looks(live(0)), finished(6, 'x', ['b']), ...looks(off(10), off(20))], [DOWN]],
    [
      'had gone down before, and was told',
      [...looks(live(0), off(5), off(15)), finished(20), ...looks(off(25)), tick(60)],
      [DOWN],
    ],
    [
      'is confirmed after it has opened in a snooze: the end of that tells nothing',
      [
        { type: 'command', at: T0, command: { type: 'snooze', until: T0 + 5 * MINUTE } },
        ...looks(live(1), off(5), off(15)),
        finished(16),
        tick(400),
      ],
      [],
    ],
    [
      'goes down while the machine sleeps and the clock is set',
      [
        ...looks(live(0)),
        finished(6),
        { type: 'woke', at: T0 + 60 * SECOND, asleepFrom: T0 + 7 * SECOND },
        { type: 'clock-stepped', at: T0 + 3_660 * SECOND, by: 3_600 * SECOND },
        ...looks(off(3_661), off(3_671)),
      ],
      [],
    ],
  ])('%s', (_it, inputs, expected) => {
    expect(titles(...inputs)).toEqual(expected);
  });

  it('is told of all the same when a plan says that it should be live', () => {
    const planned = rule({ type: 'not-live', windows: [{ from: T0, until: T0 + 60 * MINUTE }] }, { id: 'e' });
    const { notices } = run([rules(down, planned), ...ended]);
    expect(notices.map((one) => one.title)).toHaveLength(1);
    expect(notices[0]?.title).not.toBe(DOWN);
  });

  it('may be gone altogether: that it cannot be seen any more is no news either', () => {
    const blind = rule({ type: 'no-data', after: 30 * SECOND }, { id: 'b' });
    const gone = { kind: 'not-found', message: 'There is no stream with this ID.' } as const;
    const deleted = [
      ...looks(off(0)),
      finished(6, 'deleted this stream'),
      ...looks(miss(10, { failure: gone })),
    ];
    expect(run([rules(blind), ...deleted]).notices).toEqual([]);
    const broken = [...looks(off(0)), finished(6), ...looks(miss(10), miss(15), miss(20)), tick(60)];
    expect(run([rules(blind), ...broken]).notices).toHaveLength(1);
  });

  it('is remembered over a restart', () => {
    const before = run([rules(down), ...looks(live(0)), finished(6)]).state;
    const revived = reviveAlerts(saveAlerts(before)) ?? startAlerts();
    expect(run([rules(down), ...looks(off(10), off(20))], revived).notices).toEqual([]);
  });
});

describe('its incident', () => {
  const { incidents, traces } = seen(...ended);
  const [incident] = incidents;

  it('is in the list as seen to, with the words for it', () => {
    expect(incidents).toHaveLength(1);
    expect(incident).toMatchObject({
      title: DOWN,
      body: 'You finished this stream. Was live, is not any more',
      acknowledgedAt: T0 + 20 * SECOND,
    });
  });

  it('has a trace that names what held it back', () => {
    expect(traces.map(({ decision }) => decision)).toEqual(['held-back']);
    expect(traces[0]?.suppressors[0]).toEqual({
      name: 'own-action',
      held: true,
      detail: 'you finished this stream',
      since: T0 + 6 * SECOND,
    });
    const words = traces.flatMap(traceInWords);
    expect(words).toContain('Done by you? Yes, you finished this stream 14 s before.');
    expect(seen(...looks(live(0), off(5), off(15))).traces.flatMap(traceInWords)).toContain(
      'Done by you? No.',
    );
  });

  it('tells in its timeline what was done, and when', () => {
    const timeline = incident ? timelineOf(incident, traces) : [];
    expect(timeline.map(({ at, text }) => [(at - T0) / SECOND, text.split('.')[0]])).toEqual([
      [6, 'You finished this stream'],
      [20, `Opened: ${DOWN}`],
      [20, 'The notification was kept back: you finished this stream'],
    ]);
  });

  it('is answered for when somebody asks "why not?"', () => {
    const inputs = [rules(down), ...ended];
    const { sentence } = explain({ rule: 'r', source: 'showroom', at: T0 + 21 * SECOND, inputs });
    expect(sentence).toBe('The incident was open, but you finished this stream.');
  });
});
