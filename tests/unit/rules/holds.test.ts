import { describe, expect, it } from 'vitest';
import type { AlertInput } from '../../../src-main/core/rules/types.ts';
import {
  events,
  HOUR,
  look,
  looks,
  MINUTE,
  miss,
  queue,
  rule,
  rules,
  run,
  SECOND,
  T0,
  tick,
} from './support.ts';

const held = rule({ type: 'above', metric: 'queue', value: 10 }, { for: 30 * SECOND, clear: { value: 6 } });
const eventsOf = (asked: typeof held, ...inputs: readonly AlertInput[]) =>
  events(run([rules(asked), ...inputs]));
const woke = (at: number, from: number): AlertInput => ({
  type: 'woke',
  at: T0 + at * SECOND,
  asleepFrom: T0 + from * SECOND,
});
const stepped = (at: number, by: number): AlertInput => ({
  type: 'clock-stepped',
  at: T0 + at * SECOND,
  by: by * SECOND,
});

describe('a hold', () => {
  it('is over exactly at its span', () => {
    expect(eventsOf(held, ...looks(queue(0, 12), queue(29.999, 12)))).toEqual([]);
    expect(eventsOf(held, ...looks(queue(0, 12), queue(30, 12)))).toEqual(['open 30']);
  });

  it('is broken by one sample, also by one between the value and the clear value', () => {
    const polls = looks(queue(0, 12), queue(20, 9), queue(25, 12), queue(50, 12), queue(55, 12));
    expect(eventsOf(held, ...polls)).toEqual(['open 55']);
  });

  it('does not run while the source cannot be seen', () => {
    const polls = looks(
      queue(0, 12),
      queue(10, 12),
      miss(15),
      miss(20),
      queue(35, 12),
      queue(49, 12),
      queue(50, 12),
    );
    expect(eventsOf(held, ...polls)).toEqual(['open 50']);
  });

  it('opens nothing by time alone: it takes a sample to prove it', () => {
    expect(eventsOf(held, ...looks(queue(0, 12)), tick(40), tick(400))).toEqual([]);
  });

  it('is taken as over for one round of polls', async () => {
    const { startAlerts } = await import('../../../src-main/core/rules/state.ts');
    const { notices } = run([rules(held), ...looks(queue(0, 12))], startAlerts({ withoutHolds: true }));
    expect(notices).toHaveLength(1);
  });
});

describe('letting go', () => {
  it('takes as long as the clear span, broken by one sample that is not clear', () => {
    const asked = { ...held, for: 0, clear: { value: 6, for: 20 * SECOND } };
    const polls = looks(queue(0, 12), queue(5, 5), queue(15, 7), queue(20, 5), queue(39, 5), queue(40, 5));
    expect(eventsOf(asked, ...polls)).toEqual(['open 0', 'close 40']);
  });

  it('goes on firing for its span after the last breach', () => {
    const asked = { ...held, for: 0, keepFiring: MINUTE };
    const polls = looks(queue(0, 12), queue(5, 12), queue(10, 2), queue(64, 2), queue(65, 2));
    expect(eventsOf(asked, ...polls)).toEqual(['open 0', 'close 65']);
  });

  it('never follows from missing data, however long', () => {
    const polls = looks(
      queue(0, 12),
      queue(30, 12),
      ...Array.from({ length: 50 }, (_, i) => miss(60 + i * 60)),
    );
    expect(eventsOf(held, ...polls, tick(9_000))).toEqual(['open 30']);
  });
});

describe('clocks and sleep', () => {
  it('a wall clock set forward lengthens no hold', () => {
    const inputs = [...looks(queue(0, 12), queue(10, 12)), stepped(3 * 3_600 + 12, 3 * 3_600)];
    const later = looks(queue(3 * 3_600 + 15, 12), queue(3 * 3_600 + 29, 12), queue(3 * 3_600 + 30, 12));
    expect(eventsOf(held, ...inputs, ...later)).toEqual([`open ${3 * 3_600 + 30}`]);
  });

  it('a wall clock set back shortens and stops none', () => {
    const inputs = [...looks(queue(0, 12), queue(10, 12)), stepped(12 - 3_600, -3_600)];
    const later = looks(queue(15 - 3_600, 12), queue(29 - 3_600, 12), queue(30 - 3_600, 12));
    expect(eventsOf(held, ...inputs, ...later)).toEqual([`open ${30 - 3_600}`]);
  });

  it('a wall clock set back that nobody told of is seen at the next tick', () => {
    const inputs = [...looks(queue(0, 12), queue(10, 12)), tick(11), tick(12 - 3_600)];
    const later = looks(queue(15 - 3_600, 12), queue(40 - 3_600, 12));
    expect(eventsOf(held, ...inputs, ...later)).toEqual([`open ${40 - 3_600}`]);
  });

  it('sleep counts for no hold', () => {
    const inputs = [...looks(queue(0, 12), queue(10, 12)), woke(8 * 3_600, 12)];
    const at = 8 * 3_600;
    const later = looks(queue(at + 2, 12), queue(at + 17, 12), queue(at + 18, 12));
    expect(eventsOf(held, ...inputs, ...later)).toEqual([`open ${at + 18}`]);
  });

  it('sleep makes no source blind: misses count from the waking on', () => {
    const blind = rule({ type: 'no-data', after: 30 * SECOND, tries: 3 });
    const seen = { lastGoodAt: T0 };
    const at = 8 * 3_600;
    const asleep = [...looks(look(0), miss(5, seen), miss(10, seen)), woke(at, 12)];
    const tired = looks(miss(at + 2, seen), miss(at + 7, seen), miss(at + 12, seen));
    expect(eventsOf(blind, ...asleep, ...tired, tick(at + 29))).toEqual([]);
    expect(eventsOf(blind, ...asleep, ...tired, tick(at + 31))).toEqual([`open ${at + 30}`]);
    expect(eventsOf(blind, ...asleep, ...tired, ...looks(look(at + 20)), tick(at + 60))).toEqual([]);
  });

  it("a snooze ends in the operator's own time, asleep or not", () => {
    const snooze: AlertInput = {
      type: 'command',
      at: T0 + SECOND,
      command: { type: 'snooze', until: T0 + HOUR },
    };
    const { notices } = run([
      rules({ ...held, for: 0 }),
      ...looks(queue(0, 12)),
      snooze,
      woke(8 * 3_600, 10),
    ]);
    expect(notices.map((notice) => notice.title)).toEqual(['Rule: Showroom', 'Snooze over: Showroom']);
  });
});

describe('a rule edited while it fires', () => {
  const open = [rules({ ...held, for: 0 }), ...looks(queue(0, 12))];
  const edited = (change: Partial<typeof held>): AlertInput => ({
    type: 'rules',
    at: T0 + SECOND,
    rules: [{ ...held, for: 0, version: 2, ...change }],
  });

  it('keeps its incident open and is judged by the new limit from the next look on', () => {
    const edit = edited({ condition: { type: 'above', metric: 'queue', value: 20 }, clear: { value: 15 } });
    const { incidents, notices, traces } = run([...open, edit, ...looks(queue(5, 14))]);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]?.closedAt).toBe(T0 + 5 * SECOND);
    expect(notices).toHaveLength(1);
    expect(traces.at(-1)?.rule.version).toBe(2);
  });

  it('starts its hold anew', () => {
    const pending = [rules(held), ...looks(queue(0, 12))];
    const again = {
      type: 'rules',
      at: T0 + 20 * SECOND,
      rules: [{ ...held, severity: 'critical' }],
    } as const;
    expect(events(run([...pending, again, ...looks(queue(35, 12), queue(64, 12), queue(65, 12))]))).toEqual([
      'open 65',
    ]);
  });

  it('is left alone when the list comes again unchanged', () => {
    const same = { type: 'rules', at: T0 + 20 * SECOND, rules: [{ ...held }] } as const;
    expect(events(run([rules(held), ...looks(queue(0, 12)), same, ...looks(queue(30, 12))]))).toEqual([
      'open 30',
    ]);
  });

  it.each([
    ['switched off', edited({ enabled: false })],
    ['moved to another source', edited({ scope: { source: 'elsewhere' } })],
    ['removed', { type: 'rules', at: T0 + SECOND, rules: [] } as const],
  ])('closes without a word when it is %s', (_how, edit) => {
    const { incidents, notices, traces } = run([...open, edit, ...looks(queue(5, 12)), tick(3_600)]);
    expect(incidents.map((one) => one.closedAt)).toEqual([T0 + SECOND]);
    expect(notices).toHaveLength(1);
    expect(traces.at(-1)).toMatchObject({
      decision: 'closed',
      because: 'The rule no longer looks at this source.',
    });
  });

  it('is told again when its severity rises, also when acknowledged, and not when it falls', () => {
    const { incidents } = run(open);
    const ack = acknowledge(incidents[0]?.id ?? '');
    const risen = run([...open, ack, edited({ severity: 'critical' })]);
    expect(risen.notices.map((notice) => notice.severity)).toEqual(['warning', 'critical']);
    const fallen = run([...open, edited({ severity: 'info' })]);
    expect(fallen.notices).toHaveLength(1);
    expect(fallen.incidents[0]?.severity).toBe('info');
  });
});

const acknowledge = (id: string): AlertInput => ({
  type: 'command',
  at: T0 + 500,
  command: { type: 'acknowledge', incidents: [id] },
});

describe('a source', () => {
  it('removed while firing closes its incident without telling of a recovery', () => {
    const gone: AlertInput = { type: 'sources-removed', at: T0 + SECOND, sources: ['showroom'] };
    const { incidents, notices, state } = run([
      rules({ ...held, for: 0 }),
      ...looks(queue(0, 12)),
      gone,
      tick(3_600),
    ]);
    expect(incidents.map((one) => one.closedAt)).toEqual([T0 + SECOND]);
    expect(notices).toHaveLength(1);
    expect(state.timers).toEqual([]);
    expect(state.sources.flat(2)).toEqual([]);
  });

  it('paused holds nothing against itself, and is judged again when it is back', () => {
    const pause: AlertInput = { type: 'sources-paused', at: T0 + 20 * SECOND, sources: ['showroom'] };
    const later = looks(queue(3_600, 12), queue(3_629, 12), queue(3_630, 12));
    expect(eventsOf(held, ...looks(queue(0, 12), queue(15, 12)), pause, ...later)).toEqual(['open 3630']);
  });

  it('paused does not go blind by itself', () => {
    const blind = rule({ type: 'no-data', after: 30 * SECOND, tries: 3 });
    const pause: AlertInput = { type: 'sources-paused', at: T0 + 20 * SECOND };
    expect(eventsOf(blind, ...looks(look(0), miss(5), miss(10), miss(15)), pause, tick(600))).toEqual([]);
  });

  it('that became another kind of thing under its name begins anew', () => {
    const other = look(5, { kind: 'stream', roles: {}, readings: {} });
    const { incidents } = run([rules({ ...held, for: 0 }), ...looks(queue(0, 12), other)]);
    expect(incidents.map((one) => one.closedAt)).toEqual([T0 + 5 * SECOND]);
  });
});
