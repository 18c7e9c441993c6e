import { describe, expect, it } from 'vitest';
import { explain } from '../../../src-main/core/rules/explain.ts';
import { starterRules } from '../../../src-main/core/rules/starter.ts';
import type { AlertInput } from '../../../src-main/core/rules/types.ts';
import { traceInWords } from '../../../src-main/core/wording/explanation.ts';
import { look, looks, miss, queue, rule, rules, run, SECOND, T0, tick } from './support.ts';

const above = rule(
  { type: 'above', metric: 'queue', value: 10 },
  { name: 'Queue long', for: 30 * SECOND, clear: { value: 6 }, version: 3 },
);

describe('the trace of a notification', () => {
  const { notices, traces } = run([rules(above), ...looks(queue(0, 12), queue(15, 13), queue(30, 14))]);
  const [trace] = traces;

  it('names rule, version, reading, poll, hold, suppressors and what would have cleared it', () => {
    expect(traces).toHaveLength(1);
    expect(trace).toEqual({
      at: T0 + 30 * SECOND,
      decision: 'notified',
      rule: { id: 'r', version: 3, name: 'Queue long' },
      source: 'showroom',
      incidents: notices[0]?.incidents,
      notice: notices[0]?.id,
      readings: [{ metric: 'queue', value: 14, poll: `showroom@${T0 + 30 * SECOND}`, age: 0 }],
      predicates: [{ asked: 'queue 10 or more', found: '14', outcome: 'yes' }],
      timers: [{ name: 'hold', span: 30 * SECOND, since: T0, left: 0 }],
      suppressors: ['acknowledged', 'snooze', 'inhibit', 'quiet', 'cooldown'].map((name) => ({
        name,
        held: false,
      })),
      clears: 'the queue is 6 or less',
    });
  });

  it('can be read aloud', () => {
    expect(trace && traceInWords(trace)).toEqual([
      'You were notified. Rule Queue long, version 3.',
      'Read: queue 14, 0 s old.',
      'Asked: queue 10 or more? Yes (14).',
      'Had to hold for 30 s: over.',
      'Acknowledged? No.',
      'Snoozed? No.',
      'Something worse open? No.',
      'Quiet hours? No.',
      'Cooldown? No.',
      'Clears when the queue is 6 or less.',
    ]);
  });

  it('says without names of notifications that several were told in one', () => {
    const inputs = ['a', 'b'].flatMap((source) => [0, 30].map((at) => queue(at, 12, { source })));
    const all = run([
      rules(above),
      ...looks(...inputs.toSorted((one, other) => one.at - other.at)),
      tick(40),
    ]);
    expect(all.notices).toHaveLength(1);
    const told = all.traces.flatMap(traceInWords).filter((line) => line.startsWith('Grouped?'));
    expect(told).toContain('Grouped? Yes, told in one notification with others.');
    expect(told.join(' ')).not.toContain(all.notices[0]?.id);
  });

  it('is there for every notification, whatever made it', () => {
    const snooze: AlertInput = {
      type: 'command',
      at: T0 + 40 * SECOND,
      command: { type: 'snooze', until: T0 + 60 * SECOND },
    };
    const inputs = [
      ...looks(queue(0, 12), queue(30, 12)),
      snooze,
      tick(61),
      ...looks(queue(70, 1)),
      tick(200),
    ];
    const all = run([rules(above), ...inputs]);
    expect(all.notices).toHaveLength(3);
    for (const notice of all.notices) {
      const own = all.traces.filter((one) => one.notice === notice.id);
      expect(own).toHaveLength(1);
      expect(own[0]).toMatchObject({ at: notice.at, incidents: notice.incidents });
    }
  });
});

describe('"why not?"', () => {
  const ask = (inputs: readonly AlertInput[], at: number, more: { rule?: string; source?: string } = {}) =>
    explain({
      rule: 'r',
      source: 'showroom',
      inputs: [rules(above), ...inputs],
      at: T0 + at * SECOND,
      ...more,
    });

  it('names the first question that was answered no', () => {
    expect(ask(looks(queue(0, 9)), 2)).toMatchObject({
      answer: 'no',
      sentence: 'It asked: queue 10 or more. Found: 9.',
      failed: { asked: 'queue 10 or more', found: '9' },
    });
    const grows = starterRules.filter((one) => one.id === 'queue-grows');
    const inputs: readonly AlertInput[] = [
      { type: 'rules', at: T0 - 1, rules: grows },
      ...looks(queue(0, 6), queue(60, 8)),
    ];
    expect(explain({ rule: 'queue-grows', source: 'showroom', inputs, at: T0 + 61_000 }).sentence).toBe(
      'It asked: queue up by 3 or more within 2 min. Found: up 2 in 1 min.',
    );
  });

  it('tells how much of the hold was left', () => {
    expect(ask(looks(queue(0, 12), queue(18, 12)), 18)).toMatchObject({
      answer: 'holding',
      sentence: 'All of it was so, but not for long enough: 12 s of 30 s were left.',
    });
  });

  it('tells that there was nothing to see', () => {
    expect(ask(looks(queue(0, 12), miss(5)), 6).answer).toBe('unknown');
    expect(ask(looks(look(0)), 6).answer).toBe('unknown');
    expect(ask([], 6).answer).toBe('unknown');
  });

  it('tells that it did, or what kept it back', () => {
    const fired = looks(queue(0, 12), queue(30, 12));
    expect(ask(fired, 31).answer).toBe('told');
    const snooze: AlertInput = {
      type: 'command',
      at: T0,
      command: { type: 'snooze', until: T0 + 600 * SECOND },
    };
    expect(ask([snooze, ...fired], 31)).toMatchObject({
      answer: 'held-back',
      sentence: 'The incident was open, but it was snoozed.',
    });
  });

  it('tells that the rule did not look there', () => {
    expect(ask(looks(queue(0, 9)), 2, { rule: 'gone' }).answer).toBe('not-asked');
  });

  it('asks nothing of what came after', () => {
    expect(ask(looks(queue(0, 9), queue(60, 50), queue(90, 50)), 30).answer).toBe('no');
  });
});
