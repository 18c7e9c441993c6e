/** From stored polls to what the rules judge. What only lived in memory (growth scores, the network) is not invented. */
import type { FailureKind } from '#contract/failure';
import { CODES, isGood, type RowKind } from '../history/row.ts';
import type { StoredLooks } from '../history/stored-looks.ts';
import { stateAndGrade } from '../history/word.ts';
import type { Watched } from '../monitor/watched.ts';
import { FAILED, FROZEN, GOOD, cursorOver, type LookColumns, type WordColumn } from '../rules/columns.ts';
import type { Look } from '../rules/types.ts';

const NO_POLL = 0;
/** What each stored code means to a rule; rows that are no polls (somebody paused, the machine slept) mean nothing. */
const OUTCOMES = Uint8Array.from(CODES, outcomeOf);

/** Columns of the metrics that were asked for, in that order. A week of one source takes a few milliseconds. */
export function toColumns(
  { source, provider, roles }: Watched,
  metrics: readonly string[],
  all: StoredLooks,
): LookColumns {
  const stored = pollsOf(all);
  const { codes } = stored;
  const values = Object.fromEntries(
    metrics.flatMap((metric, place) => (stored.values[place] ? [[metric, stored.values[place]]] : [])),
  );
  const { arrivals, departures } = values;
  return {
    source: source.id,
    provider: provider.descriptor.id,
    kind: source.kind,
    label: source.label,
    roles,
    at: stored.at,
    outcome: codes.map((code) => OUTCOMES[code] ?? FAILED),
    values,
    presence: codes.map((code) => (isGood(code) ? code + 1 : 0)),
    failure: failuresOf(codes),
    ...vendorWords(stored),
    ...(arrivals ? { arrivalsPerMinute: arrivals } : {}),
    ...(departures ? { departuresPerMinute: departures } : {}),
  };
}

/** Most stretches hold polls only: then nothing is copied. */
function pollsOf(stored: StoredLooks): StoredLooks {
  if (stored.codes.every((code) => OUTCOMES[code] !== NO_POLL)) return stored;
  const isPoll = (_: number, row: number) => OUTCOMES[stored.codes[row] ?? 0] !== NO_POLL;
  return {
    at: stored.at.filter(isPoll),
    codes: stored.codes.filter(isPoll),
    words: stored.words,
    word: stored.word.filter(isPoll),
    values: stored.values.map((column) => column.filter(isPoll)),
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

function outcomeOf(kind: RowKind): number {
  if (kind === 'paused' || kind === 'resumed' || kind === 'asleep') return NO_POLL;
  if (kind === 'live' || kind === 'preparing' || kind === 'offline') return GOOD;
  return kind === 'frozen' ? FROZEN : FAILED;
}

const FAILURES = CODES.filter((kind) => outcomeOf(kind) === FAILED) as readonly FailureKind[];
const FAILURE_PLACES = Int16Array.from(CODES, (kind) => FAILURES.findIndex((one) => one === kind));

function failuresOf(codes: Uint8Array): WordColumn<FailureKind> {
  const index = new Int16Array(codes.length);
  for (let row = 0; row < index.length; row += 1) index[row] = FAILURE_PLACES[codes[row] ?? 0] ?? -1;
  return { words: FAILURES, index };
}

/** A miss's text is what the failure said; a good poll's is the vendor's word on state and grade. */
function vendorWords({ words, word, codes }: StoredLooks): Pick<LookColumns, 'state' | 'grade'> {
  const told = words.map(stateAndGrade);
  const column = (part: 'state' | 'grade'): WordColumn => {
    const places = told.map((one, place) => (one[part] === undefined ? -1 : place));
    const index = word.map((place, row) => (isGood(codes[row] ?? 255) ? (places[place] ?? -1) : -1));
    return { words: told.map((one) => one[part] ?? ''), index };
  };
  return { state: column('state'), grade: column('grade') };
}
