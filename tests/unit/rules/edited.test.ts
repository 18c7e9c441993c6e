import { describe, expect, it } from 'vitest';
import type { AlertInput } from '../../../src-main/core/rules/types.ts';
import { events, look, looks, miss, queue, rule, rules, run, SECOND, T0, tick } from './support.ts';

const held = rule({ type: 'above', metric: 'queue', value: 10 }, { for: 30 * SECOND, clear: { value: 6 } });
const eventsOf = (asked: typeof held, ...inputs: readonly AlertInput[]) =>
  events(run([rules(asked), ...inputs]));
const acknowledge = (id: string): AlertInput => ({
  type: 'command',
  at: T0 + 500,
  command: { type: 'acknowledge', incidents: [id] },
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
