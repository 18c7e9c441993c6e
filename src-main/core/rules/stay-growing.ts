/** An incident about growth that goes on: its last breach moves, and nothing else, until it is back or has grown no more. */
import type { RuleCondition } from '#contract/configuration';
import { MOST_LOWS } from './climb.ts';
import type { LookColumns } from './columns.ts';
import { plateauOf } from './conditions/growth.ts';
import { firstSince } from './first-since.ts';
import { risesOf } from './next-rise.ts';
import type { Compiled } from './scope.ts';
import type { Stay } from './stay.ts';

type Grows = Extract<RuleCondition, { readonly type: 'grows' }>;

/**
 * Undefined where an exact answer needs the lows themselves: they are thinned when a window holds many looks, and begin
 * anew when the stream does.
 */
export function stayGrowing(
  { rule, metric, spans }: Compiled,
  condition: Grows,
  columns: LookColumns,
): Stay | undefined {
  const values = columns.values[metric];
  const { at, restarted } = columns;
  if (!values || restarted?.includes(1) || isDense(at, condition.within)) return undefined;
  const rises = risesOf(values, columns, condition.within);
  const { by, atLeast = -Infinity, within } = condition;
  const still = plateauOf(within);
  const isBreach = (index: number) => (values[index] ?? NaN) >= atLeast && rises(index) >= by;
  return {
    recallFrom: (index) => firstSince(at, index, within),
    from: (index, hold, isOpen, worst) => {
      const { clearSince, unknownSince } = hold;
      if (!isOpen || unknownSince !== undefined || clearSince !== undefined || spans.keepFiring > 0)
        return { index, hold };
      const back = backOf(rule.clear?.value, atLeast, hold.base);
      let { lastBreachAt } = hold;
      let place = index;
      let most = -Infinity;
      for (; place < at.length; place += 1) {
        const value = values[place] ?? NaN;
        const now = at[place] ?? 0;
        if (Number.isNaN(value)) break;
        if (isBreach(place)) lastBreachAt = now;
        else if (back(value) || now - (lastBreachAt ?? now) >= still) break;
        most = Math.max(most, value);
      }
      if (place > index) worst(most);
      return { index: place, hold: lastBreachAt === hold.lastBreachAt ? hold : { ...hold, lastBreachAt } };
    },
  };
}

/** As the judge asks whether it is back where it began. */
function backOf(
  low: number | undefined,
  atLeast: number,
  base: number | undefined,
): (value: number) => boolean {
  if (low !== undefined) return (value) => value <= low;
  return (value) => value < atLeast || value <= (base ?? -Infinity);
}

/** Whether a window may hold more looks than lows are kept of. */
function isDense(at: Float64Array, within: number): boolean {
  const reach = MOST_LOWS - 1;
  for (let index = reach; index < at.length; index += 1)
    if ((at[index] ?? 0) - (at[index - reach] ?? 0) <= within) return true;
  return false;
}
