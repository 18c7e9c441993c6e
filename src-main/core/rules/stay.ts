/**
 * Where looks only say again what is known: a limit that stays breached, a hold that goes on. They are passed over in a
 * plain loop of numbers, and the worst value among them is kept.
 */
import type { LookColumns } from './columns.ts';
import { scaleOf, type Scale } from './scale.ts';
import type { Compiled } from './scope.ts';
import type { Case, Hold } from './state.ts';
import { stayGrowing } from './stay-growing.ts';

/** Where to go on, and the hold as it is then. */
export interface Stayed {
  readonly index: number;
  readonly hold: Hold;
}

export interface Stay {
  /**
   * From `index` on to the first look that may change more about an open case than its worst value, which is handed to
   * `worst`; or, for a case that is not open yet, that may open it or break its hold.
   */
  from(index: number, own: Case, isOpen: boolean, worst: (value: number) => void): Stayed;
  /** From which index the memory must take in looks to judge the one at `index`; absent when from none. */
  recallFrom?(index: number): number;
}

/** For rules that judge numbers; undefined for others, and where every breach must be remembered. */
export function stayFor(compiled: Compiled, columns: LookColumns): Stay | undefined {
  const { rule, metric, needs, spans } = compiled;
  if (needs !== undefined && needs !== metric) return undefined;
  if (rule.condition.type === 'grows') return stayGrowing(compiled, rule.condition, columns);
  const scale = spans.asksLastBreach ? undefined : scaleOf(compiled, columns);
  return scale && stay(scale, columns, spans.hold);
}

function stay(scale: Scale, { at }: LookColumns, span: number): Stay {
  const { length } = at;
  const open = (from: number, worst: (value: number) => void) => {
    let index = from;
    let most = NaN;
    for (; index < length && scale.isHeld(index); index += 1) {
      const value = scale.valueAt(index);
      most = Number.isNaN(most) ? value : scale.worse(most, value);
    }
    if (index > from) worst(most);
    return index;
  };
  const holding = (from: number, until: number) => {
    let index = from;
    while (index < length && (at[index] ?? 0) < until && scale.isBreach(index)) index += 1;
    return index;
  };
  return {
    from: (index, hold, isOpen, worst) => {
      const { breachSince, clearSince, unknownSince } = hold;
      if (unknownSince !== undefined || clearSince !== undefined) return { index, hold };
      if (isOpen) return { index: open(index, worst), hold };
      return { index: breachSince === undefined ? index : holding(index, breachSince + span), hold };
    },
  };
}
