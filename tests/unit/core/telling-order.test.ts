import { describe, expect, it } from 'vitest';
import {
  afterLooks,
  noteTold,
  startOrder,
  timeOfLook,
} from '../../../src-main/core/monitor/telling-order.ts';
import { reduceAlerts } from '../../../src-main/core/rules/reduce.ts';
import { startAlerts } from '../../../src-main/core/rules/state.ts';
import type { AlertInput } from '../../../src-main/core/rules/types.ts';
import { looks, miss, queue, rule, rules, SECOND, T0 } from '../rules/support.ts';

const above = rule({ type: 'above', metric: 'queue', value: 10 });

/** What the rules were told, as the running app would note it. */
function told(...inputs: readonly AlertInput[]) {
  const order = startOrder();
  let state = startAlerts();
  for (const input of inputs) {
    const next = reduceAlerts(state, input);
    noteTold(order, input, state, next.state, next.effects.length > 0);
    state = next.state;
  }
  return order;
}

const at = (seconds: number) => T0 + seconds * SECOND;

describe('an outcome that is told late', () => {
  it('keeps its time where nothing has happened since', () => {
    const quiet = told(rules(above), ...looks(queue(0, 2, { source: 'b' }), queue(9, 3, { source: 'b' })));
    expect(timeOfLook(quiet, 'a', at(5), at(9))).toBe(at(5));
  });

  it.each([
    ['an incident', looks(queue(9, 12, { source: 'b' }))],
    ['a source that begins to fail', looks(miss(9, { source: 'b' }))],
    ['what the operator did', [{ type: 'sources-paused', at: at(9) } as const]],
  ])('comes after %s', (_what, inputs) => {
    const moved = told(rules(above), ...looks(queue(0, 2, { source: 'b' })), ...inputs);
    expect(timeOfLook(moved, 'a', at(5), at(9))).toBe(at(9) + 1);
    expect(timeOfLook(moved, 'a', at(10), at(10))).toBe(at(10));
  });

  it('of the very moment comes in the order of ids', () => {
    const moved = told(rules(above), ...looks(queue(9, 12, { source: 'b' })));
    expect(timeOfLook(moved, 'a', at(9), at(9))).toBe(at(9) + 1);
    expect(timeOfLook(moved, 'c', at(9), at(9))).toBe(at(9));
  });

  it('is not moved hours ahead when the clock was set back', () => {
    const moved = told(rules(above), ...looks(queue(9, 12, { source: 'b' })));
    expect(timeOfLook(moved, 'a', at(-3_600), at(-3_600))).toBe(at(-3_600));
  });
});

it('what is told beside looks comes after every look', () => {
  const order = told(rules(above), ...looks(queue(9, 2)));
  const pause = (seconds: number) => afterLooks(order, { type: 'sources-paused', at: at(seconds) }).at;
  expect([pause(8.95), pause(9), pause(9.2)]).toEqual([at(9) + 1, at(9) + 1, at(9.2)]);
  expect(pause(-3_600)).toBe(at(-3_600));
});
