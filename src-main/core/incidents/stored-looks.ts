/** From stored polls to what the rules judge. What is not kept is not invented. */
import type { FailureKind } from '#contract/failure';
import { CODES, FAILURES, isGood, type RowKind } from '../history/row.ts';
import type { StoredLooks } from '../history/stored-looks.ts';
import type { Watched } from '../monitor/watched.ts';
import { FAILED, FROZEN, GOOD, cursorOver, type LookColumns, type WordColumn } from '../rules/columns.ts';
import type { Look } from '../rules/types.ts';
import { wordColumns } from './stored-words.ts';

/** What of a source its columns tell beside the polls. */
export type Told = Pick<LookColumns, 'source' | 'provider' | 'kind' | 'label' | 'roles'>;

const NO_POLL = 0;
/** What each stored code means to a rule; rows that are no polls (somebody paused, the machine slept) mean nothing. */
const OUTCOMES = Uint8Array.from(CODES, outcomeOf);
/** 1 live, 2 preparing, 3 offline; 0 for all that is no good look. */
const PRESENCES = Uint8Array.from(CODES, (_kind, code) => (isGood(code) ? code + 1 : 0));
/** Codes of a newer app count as unexpected answers. */
const NEWER = { outcome: FAILED, presence: 0 };

/** A watched source as its columns tell of it. */
export function toldOf({ source, provider, roles }: Watched): Told {
  return {
    source: source.id,
    provider: provider.descriptor.id,
    kind: source.kind,
    label: source.label,
    roles,
  };
}

/** Columns of the metrics that were asked for, in that order. A week of one source takes about a millisecond. */
export function toColumns(told: Told, metrics: readonly string[], all: StoredLooks): LookColumns {
  const stored = pollsOf(all);
  const { codes } = stored;
  const values = Object.fromEntries(
    metrics.flatMap((metric, place) => (stored.values[place] ? [[metric, stored.values[place]]] : [])),
  );
  const { arrivals, departures, growth } = values;
  return {
    ...told,
    at: stored.at,
    outcome: translated(codes, OUTCOMES, NEWER.outcome),
    values,
    presence: translated(codes, PRESENCES, NEWER.presence),
    failure: failuresOf(codes),
    ...wordColumns(stored),
    ...(arrivals ? { arrivalsPerMinute: arrivals } : {}),
    ...(departures ? { departuresPerMinute: departures } : {}),
    ...(growth ? { growthZ: growth } : {}),
  };
}

/** Most stretches hold polls only: then nothing is copied. */
function pollsOf(stored: StoredLooks): StoredLooks {
  if (!hasOthers(stored.codes)) return stored;
  const isPoll = (_: number, row: number) => OUTCOMES[stored.codes[row] ?? 0] !== NO_POLL;
  return {
    at: stored.at.filter(isPoll),
    codes: stored.codes.filter(isPoll),
    words: stored.words,
    word: stored.word.filter(isPoll),
    values: stored.values.map((column) => column.filter(isPoll)),
  };
}

/** A plain loop: a week of a source has 120,000 rows, and a back-test has 50 of them. */
function hasOthers(codes: Uint8Array): boolean {
  for (let row = 0; row < codes.length; row += 1) if (OUTCOMES[codes[row] ?? 0] === NO_POLL) return true;
  return false;
}

function translated(codes: Uint8Array, meanings: Uint8Array, otherwise: number): Uint8Array {
  const out = new Uint8Array(codes.length);
  for (let row = 0; row < out.length; row += 1) out[row] = meanings[codes[row] ?? 0] ?? otherwise;
  return out;
}

/** Looks one by one, for the reducer. */
export function toLooks(columns: LookColumns): readonly Look[] {
  const { look, move } = cursorOver(columns);
  return Array.from(columns.at, (at, index) => {
    move(index);
    const readings = Object.entries(look.readings).filter(([, value]) => value !== undefined);
    const told = Object.entries(look).filter(([, value]) => value !== undefined);
    return {
      ...(Object.fromEntries(told) as unknown as Look),
      condition: look.good ? 'fresh' : 'failing',
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

const FAILURE_PLACES = Int16Array.from(CODES, (kind) => FAILURES.findIndex((one) => one === kind));

function failuresOf(codes: Uint8Array): WordColumn<FailureKind> {
  const index = new Int16Array(codes.length);
  for (let row = 0; row < index.length; row += 1) index[row] = FAILURE_PLACES[codes[row] ?? 0] ?? -1;
  return { words: FAILURES, index };
}
