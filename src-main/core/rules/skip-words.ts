/** Skipping looks by the vendor's words: state, grade, live or not. */
import { GOOD, LIVE, type LookColumns, type WordColumn } from './columns.ts';
import type { Compiled } from './scope.ts';
import type { Skipper } from './skip.ts';
import type { SourceMemory } from './state.ts';

/** The skipper of a rule about words; undefined for any other rule. */
export function skipWords({ rule: { condition } }: Compiled, columns: LookColumns): Skipper | undefined {
  switch (condition.type) {
    case 'state-becomes':
      return ofWords(columns.state, columns, (word) => word === condition.state.toLowerCase());
    case 'state-is-not':
      return ofWords(columns.state, columns, (word) => word !== condition.state.toLowerCase());
    case 'grade-is':
      return ofWords(columns.grade, columns, (word) => word === condition.grade.toLowerCase());
    case 'stream-down':
      return columns.presence && notLive(columns.presence, columns);
    default:
      return undefined;
  }
}

/** The word before decides whether it changed. */
function ofWords(
  column: WordColumn | undefined,
  { at: { length } }: LookColumns,
  fits: (word: string) => boolean,
): Skipper {
  const wanted = (column?.words ?? []).map((word) => fits(word.toLowerCase()));
  const next = (from: number) => {
    if (!column) return length;
    let index = from;
    while (index < length && !wanted[column.index[index] ?? -1]) index += 1;
    return index;
  };
  const recallFrom = (index: number) => {
    let before = index - 1;
    while (before > 0 && (column?.index[before] ?? -1) < 0) before -= 1;
    return Math.max(0, before);
  };
  return { next, recallFrom };
}

/** While it was live: the next look at which it is not. While it was not: the next at which it is. */
function notLive(presence: Uint8Array, { outcome, at: { length } }: LookColumns): Skipper {
  const isLive = (index: number) => presence[index] === LIVE;
  const tells = (index: number) => outcome[index] === GOOD && presence[index] !== 0;
  const next = (from: number, { wasLive }: SourceMemory) => {
    let index = from;
    while (index < length && !wasLive && !(tells(index) && isLive(index))) index += 1;
    while (index < length && (!tells(index) || isLive(index))) index += 1;
    return index;
  };
  const recallFrom = (index: number) => {
    let before = index - 1;
    while (before > 0 && !tells(before)) before -= 1;
    return Math.max(0, before);
  };
  return { next, recallFrom };
}
