/** From stored polls to what the rules judge. What only lived in memory (growth scores, the network) is not invented. */
import type { FailureKind } from '#contract/failure';
import { CODES, isGood, kindOf } from '../history/row.ts';
import type { StoredLooks } from '../history/stored-looks.ts';
import { stateAndGrade } from '../history/word.ts';
import type { Watched } from '../monitor/watched.ts';
import { FAILED, FROZEN, GOOD, cursorOver, type LookColumns, type WordColumn } from '../rules/columns.ts';
import type { Look } from '../rules/types.ts';

/** Rows that are no polls: they mark when nobody looked. */
const NO_POLLS: readonly number[] = ['paused', 'resumed', 'asleep'].map((kind) =>
  CODES.findIndex((one) => one === kind),
);
const FROZEN_CODE = CODES.indexOf('frozen');

/** Columns of the metrics that were asked for, in that order. */
export function toColumns(
  { source, provider, roles }: Watched,
  metrics: readonly string[],
  stored: StoredLooks,
): LookColumns {
  const rows = [...stored.at.keys()].filter((row) => !NO_POLLS.includes(stored.codes[row] ?? 0));
  const numbers = (column: ArrayLike<number> | undefined) =>
    Float64Array.from(rows, (row) => column?.[row] ?? NaN);
  const codes = Uint8Array.from(rows, (row) => stored.codes[row] ?? 0);
  const values = Object.fromEntries(metrics.map((metric, place) => [metric, numbers(stored.values[place])]));
  const { arrivals, departures } = values;
  return {
    source: source.id,
    provider: provider.descriptor.id,
    kind: source.kind,
    label: source.label,
    roles,
    at: numbers(stored.at),
    outcome: codes.map(outcomeOf),
    values,
    presence: codes.map((code) => (isGood(code) ? code + 1 : 0)),
    failure: failuresOf(codes),
    ...vendorWords(stored, rows, codes),
    ...(arrivals ? { arrivalsPerMinute: arrivals } : {}),
    ...(departures ? { departuresPerMinute: departures } : {}),
  };
}

/** Looks one by one, for the reducer. */
export function toLooks(columns: LookColumns): readonly Look[] {
  const { look, move } = cursorOver(columns);
  return Array.from(columns.at, (at, index) => {
    move(index);
    const readings = Object.entries(look.readings).filter(([, value]) => value !== undefined);
    const condition = look.good ? 'fresh' : 'failing';
    return {
      ...look,
      condition,
      poll: `${columns.source}@${at}`,
      readings: Object.fromEntries(readings),
    };
  });
}

function outcomeOf(code: number): number {
  if (isGood(code)) return GOOD;
  return code === FROZEN_CODE ? FROZEN : FAILED;
}

function failuresOf(codes: Uint8Array): WordColumn<FailureKind> {
  const words = [...new Set(codes)].filter((code) => outcomeOf(code) === FAILED);
  return {
    words: words.map((code) => kindOf(code) as FailureKind),
    index: Int16Array.from(codes, (code) => words.indexOf(code)),
  };
}

/** A miss's text is what the failure said; a good poll's is the vendor's word on state and grade. */
function vendorWords(
  { words, word }: StoredLooks,
  rows: readonly number[],
  codes: Uint8Array,
): Pick<LookColumns, 'state' | 'grade'> {
  const told = words.map(stateAndGrade);
  const column = (part: 'state' | 'grade'): WordColumn => ({
    words: told.map((one) => one[part] ?? ''),
    index: Int16Array.from(rows, (row, index) => {
      const place = word[row] ?? -1;
      return isGood(codes[index] ?? 255) && told[place]?.[part] !== undefined ? place : -1;
    }),
  });
  return { state: column('state'), grade: column('grade') };
}
