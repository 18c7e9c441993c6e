/** Who is told beside the desktop: the same decision as the bubble's, never more and never less. */
import { describe, expect, it } from 'vitest';
import type { AlertInput } from '../../../src-main/core/rules/types.ts';
import { looks, MINUTE, queue, rule, rules, run, SECOND, T0, tick, type Run } from './support.ts';

const long = rule(
  { type: 'above', metric: 'queue', value: 10 },
  { id: 'long', name: 'Queue long', destinations: ['ops', 'phone'] },
);
const told = ({ effects }: Run) =>
  effects.flatMap((effect) =>
    effect.type === 'deliver' ? [`${effect.delivery.kind} ${effect.delivery.destinations.join('+')}`] : [],
  );
const deliveries = ({ effects }: Run) =>
  effects.flatMap((effect) => (effect.type === 'deliver' ? [effect.delivery] : []));
const command = (
  seconds: number,
  order: Extract<AlertInput, { type: 'command' }>['command'],
): AlertInput => ({
  type: 'command',
  at: T0 + seconds * SECOND,
  command: order,
});

describe('destinations of a rule', () => {
  it('are told once that it opened and once that it recovered, in the words of the bubble', () => {
    const one = run([rules(long), ...looks(queue(0, 12), queue(5, 13), queue(10, 2)), tick(30)]);
    expect(told(one)).toEqual(['opened ops+phone', 'recovered ops+phone']);
    const [opened, recovered] = deliveries(one);
    expect([opened, recovered]).toMatchObject(
      one.notices.map(({ id, title, body, severity, at }) => ({ id, title, body, severity, at })),
    );
    expect(recovered?.incidents).toMatchObject([
      { rule: 'long', source: 'showroom', label: 'Showroom', openedAt: T0, closedAt: T0 + 10 * SECOND },
    ]);
  });

  it('hear nothing of a rule without any', () => {
    const { destinations: _none, ...plain } = long;
    const one = run([rules(plain), ...looks(queue(0, 12))]);
    expect(one.notices).toHaveLength(1);
    expect(told(one)).toEqual([]);
  });

  it('are silent while it is snoozed, and hear one digest at the end', () => {
    const until = T0 + 15 * MINUTE;
    const one = run([
      rules(long),
      command(-0.5, { type: 'snooze', until }),
      ...looks(queue(0, 12), queue(600, 14)),
      tick(901),
    ]);
    expect(told(one)).toEqual(['still-open ops+phone']);
    expect(one.notices.map(({ id }) => id)).toEqual(deliveries(one).map(({ id }) => id));
  });

  it('are silent in quiet hours', () => {
    const quietHours = {
      enabled: true,
      days: [0, 1, 2, 3, 4, 5, 6],
      from: '11:00',
      until: '13:00',
      timeZone: 'UTC',
      bypass: 'none',
    } as const;
    const quiet: AlertInput = { type: 'quiet-hours', at: T0 - SECOND, quietHours };
    const during = [rules(long), quiet, ...looks(queue(0, 12))];
    expect(told(run(during))).toEqual([]);
    expect(told(run([...during, tick(3_601)]))).toEqual(['still-open ops+phone']);
  });

  it('hear nothing of a breach that was acknowledged before it was told', () => {
    const snoozed = run([
      rules(long),
      command(-0.5, { type: 'snooze', until: T0 + 15 * MINUTE }),
      ...looks(queue(0, 12)),
    ]);
    const incidents = snoozed.incidents.map(({ id }) => id);
    expect(incidents).toHaveLength(1);
    expect(told(run([command(1, { type: 'acknowledge', incidents }), tick(901)], snoozed.state))).toEqual([]);
  });

  it('hear once of many sources that breach for one cause', () => {
    const many = Array.from({ length: 10 }, (_, at) => queue(at / 10, 12, { source: `s${at}` }));
    const held = { ...long, for: 2 * SECOND };
    const later = many.map((one) => ({ ...one, at: one.at + 3 * SECOND, poll: `${one.source}@later` }));
    const all = run([rules(held), ...looks(...many, ...later), tick(10)]);
    expect(told(all)).toEqual(['opened ops+phone']);
    expect(deliveries(all)[0]?.incidents).toHaveLength(10);
  });

  it('that only a companion of a told alert names are told of the companion, without a second bubble', () => {
    const first = { ...long, destinations: ['ops'] };
    const second = rule(
      { type: 'above', metric: 'queue', value: 11 },
      { id: 'longer', name: 'Queue longer', destinations: ['ops', 'director'] },
    );
    const one = run([rules(first, second), ...looks(queue(0, 10), queue(2, 12))]);
    expect(one.notices).toHaveLength(1);
    expect(told(one)).toEqual(['opened ops', 'opened director']);
    expect(deliveries(one)[1]).toMatchObject({ title: 'Queue longer: Showroom' });
  });

  it('hear of a recovery only when they heard of the opening', () => {
    const { destinations: _none, ...plain } = long;
    const start = run([rules(plain), ...looks(queue(0, 12))]);
    const added: AlertInput = { type: 'rules', at: T0 + 2 * SECOND, rules: [long] };
    const end = run([added, ...looks(queue(5, 2)), tick(30)], start.state);
    expect(end.notices.map(({ title }) => title)).toEqual(['Recovered: Showroom']);
    expect(told(end)).toEqual([]);
  });

  it('can be changed without any hold beginning anew', () => {
    const held = { ...long, for: 30 * SECOND };
    const start = run([rules(held), ...looks(queue(0, 12), queue(20, 12))]);
    const changed: AlertInput = {
      type: 'rules',
      at: T0 + 21 * SECOND,
      rules: [{ ...held, destinations: ['ops'] }],
    };
    expect(told(run([changed, ...looks(queue(30, 12))], start.state))).toEqual(['opened ops']);
  });
});
