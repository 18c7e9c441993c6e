/** Which stored looks cannot matter to a rule that holds nothing at the moment: most of a week, in a plain loop of numbers. */
import type { AlertRule, PlannedWindow } from '#contract/configuration';
import { LOW } from '../insight/egress.ts';
import { STALLED } from '../insight/ingest.ts';
import { GOOD, LIVE, type LookColumns } from './columns.ts';
import { firstSince } from './first-since.ts';
import { nextRise } from './next-rise.ts';
import { scaleOf, type Scale } from './scale.ts';
import type { Compiled } from './scope.ts';
import { skipWords } from './skip-words.ts';
import { PLANNED_AHEAD, PLANNED_LEAD } from './spans.ts';
import type { SourceMemory } from './state.ts';

export interface Skipper {
  /** The first index from `index` on at which the rule may be breached; the length when there is none. */
  next(index: number, memory: SourceMemory): number;
  /** From which index the memory must take in looks to judge the one at `index`. */
  recallFrom(index: number): number;
}

/** Skips nothing: for rules whose past matters as a whole. */
const thorough: Skipper = { next: (index) => index, recallFrom: (index) => index };

/** The skipper for a rule. It may stop at too many looks, never at too few. */
export function skipperFor(compiled: Compiled, columns: LookColumns): Skipper {
  const { metric, needs } = compiled;
  // Another metric than the one looked at opens this rule's eyes: it may have been shown in any look.
  if (needs !== undefined && needs !== metric) return thorough;
  return skipWords(compiled, columns) ?? skipNumbers(compiled, columns);
}

function skipNumbers(compiled: Compiled, columns: LookColumns): Skipper {
  const { condition } = compiled.rule;
  const { metric, window } = compiled;
  const scale = scaleOf(compiled, columns);
  if (scale) return whereBreached(scale, columns);
  switch (condition.type) {
    case 'grows':
      return {
        next: nextRise(columns.values[metric], columns, condition),
        recallFrom: (index) => firstSince(columns.at, index, window ?? 0),
      };
    case 'ingest-stalled':
      return whereBelow(columns.values[metric], STALLED, columns);
    case 'delivery-low':
      return whereBelow(columns.values[metric], LOW, columns);
    case 'not-live':
      return skipUnplanned(compiled.rule, [...condition.windows, ...(columns.planned ?? [])], columns);
    default:
      return afterGood(columns);
  }
}

function whereBreached({ isBreach }: Scale, { at: { length } }: LookColumns): Skipper {
  const next = (from: number) => {
    let index = from;
    while (index < length && !isBreach(index)) index += 1;
    return index;
  };
  return { ...thorough, next };
}

/** NaN, which stands for no data, is not below. */
function whereBelow(
  values: Float64Array | undefined,
  limit: number,
  { at: { length } }: LookColumns,
): Skipper {
  const next = (from: number) => {
    let index = values ? from : length;
    while (index < length && !((values?.[index] ?? NaN) < limit)) index += 1;
    return index;
  };
  return { ...thorough, next };
}

/** Blindness begins with a look that brought nothing; the one before it says when something was seen last. */
function afterGood({ outcome, at: { length } }: LookColumns): Skipper {
  const next = (from: number) => {
    let index = from;
    while (index < length && outcome[index] === GOOD) index += 1;
    return index;
  };
  return { next, recallFrom: (index) => Math.max(0, index - 1) };
}

/** A window is judged ahead of its beginning, and asks whether the source was live before that. */
function skipUnplanned(
  { condition, for: hold }: AlertRule,
  windows: readonly PlannedWindow[],
  { at, outcome, presence }: LookColumns,
): Skipper {
  const { lead = PLANNED_LEAD } = condition.type === 'not-live' ? condition : {};
  const early = lead + PLANNED_AHEAD + hold;
  const isPlanned = (now: number) => windows.some(({ from, until }) => now >= from - early && now < until);
  const next = (from: number) => {
    let index = from;
    while (index < at.length && !isPlanned(at[index] ?? 0)) index += 1;
    return index;
  };
  let [seen, live] = [0, -1];
  // Since when it is off is told by the first look after the last at which it was live. Asked for rising indices.
  const recallFrom = (index: number) => {
    for (; seen < index; seen += 1) if (outcome[seen] === GOOD && presence?.[seen] === LIVE) live = seen;
    return live < 0 ? Math.max(0, index - 1) : live;
  };
  return { next, recallFrom };
}
