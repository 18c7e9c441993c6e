/** The back-test must give what a replay of the same looks gives: same incidents, same times, same peaks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AlertRule } from '#contract/configuration';
import { backTest, type Firing } from '../../src-main/core/rules/back-test.ts';
import { columnsOf } from '../../src-main/core/rules/columns-of.ts';
import { incidentsOf } from '../../src-main/core/rules/keep.ts';
import { replay } from '../../src-main/core/rules/replay.ts';
import type { Look } from '../../src-main/core/rules/types.ts';
import { look, miss, rule, T0 } from '../unit/rules/support.ts';
import { anyRule, looksOf } from './arbitrary.ts';

const RUNS = Number(process.env['FAST_CHECK_RUNS'] ?? 600);

function replayed(rule: AlertRule, looks: readonly Look[]): readonly Firing[] {
  const views = new Map<string, Firing>();
  const { state, effects } = replay([
    { type: 'rules', at: T0 - 1, rules: [rule] },
    ...looks.map((look) => ({ type: 'look', look }) as const),
  ]);
  const all = effects.flatMap((effect) => (effect.type === 'incident' ? [effect.incident] : []));
  for (const view of [...all, ...incidentsOf(state)].filter((one) => one.rule !== 'network')) {
    const { id, sources, label, openedAt, closedAt, peak, flapping } = view;
    views.set(id, {
      source: sources[0] ?? '',
      label,
      openedAt,
      ...(closedAt === undefined ? {} : { closedAt }),
      ...(peak === undefined ? {} : { peak }),
      ...(flapping ? { flapping } : {}),
    });
  }
  return [...views.values()];
}

describe('a back-test', () => {
  it('knows that what should be live went off only now, though nothing was seen of it in between', () => {
    const windows = [{ from: T0 + 600_000, until: T0 + 1_200_000 }];
    const planned = rule({ type: 'not-live', windows }, { for: 60_000 });
    const unseen = [120, 180, 240, 300].map((at) => miss(at, { source: 'a' }));
    const off = [301, 331, 361].map((at) => look(at, { source: 'a', presence: 'preparing' }));
    const looks = [look(60, { source: 'a' }), ...unseen, ...off];
    const columns = columnsOf(looks);
    const { firings } = backTest(planned, columns ? [columns] : []);
    expect(firings).toMatchObject([{ openedAt: T0 + 361_000 }]);
    expect(firings).toEqual(replayed(planned, looks));
  });

  it('agrees with the replay of the same looks, for every condition', () => {
    fc.assert(
      fc.property(anyRule, looksOf('a'), (rule, looks) => {
        const columns = columnsOf(looks);
        const tried = backTest(rule, columns ? [columns] : []);
        expect(tried.firings).toEqual(replayed(rule, looks));
        expect(tried.looks).toBe(looks.length);
      }),
      { numRuns: RUNS },
    );
  });
});
