/**
 * Stored looks of one source as columns: a week of them fits in a few megabytes and is read without making an object a
 * look. All columns have the length of `at`.
 */
import type { FailureKind } from '#contract/failure';
import type { PlannedWindow } from '#contract/configuration';
import type { MetricId, SourceId } from '#contract/model';
import type { Look } from './types.ts';

export const GOOD = 1;
export const FAILED = 2;
export const FROZEN = 3;
/** In a column of presences. */
export const LIVE = 1;

const PRESENCES = [undefined, 'live', 'preparing', 'offline'] as const;

/** Words by number: -1 is none. */
export interface WordColumn<Word extends string = string> {
  readonly words: readonly Word[];
  readonly index: Int16Array;
}

export interface LookColumns {
  readonly source: SourceId;
  readonly provider: string;
  readonly kind: string;
  readonly label: string;
  readonly roles: Readonly<Record<string, string>>;
  /** Epoch ms, rising. */
  readonly at: Float64Array;
  /** `GOOD`, `FAILED` or `FROZEN`. */
  readonly outcome: Uint8Array;
  /** By metric id; NaN is "no data". */
  readonly values: Readonly<Record<MetricId, Float64Array>>;
  /** 0 unknown, 1 live, 2 preparing, 3 offline. */
  readonly presence?: Uint8Array;
  readonly state?: WordColumn;
  readonly grade?: WordColumn;
  readonly failure?: WordColumn<FailureKind>;
  /** What a failure said. */
  readonly message?: WordColumn;
  readonly restarted?: Uint8Array;
  readonly networkDown?: Uint8Array;
  /** From the estimators; NaN while learning. */
  readonly growthZ?: Float64Array;
  readonly arrivalsPerMinute?: Float64Array;
  readonly departuresPerMinute?: Float64Array;
  readonly planned?: readonly PlannedWindow[];
}

/** A look that is written over again and again: whoever keeps it past the next one must copy it. */
export interface Cursor {
  readonly look: Look;
  /** Moves to the look at `index`; indices must rise, because blindness adds up. */
  move(index: number): void;
  /** Epoch ms of the look at `index`, without moving there. */
  peek(index: number): number | undefined;
}

type Writable<Type> = { -readonly [Name in keyof Type]: Type[Name] };

/** A cursor over the columns that reads only the metrics in `wanted`, or all. */
export function cursorOver(columns: LookColumns, wanted = Object.keys(columns.values)): Cursor {
  const look = blank(columns);
  const readings: Record<string, number | undefined> = {};
  look.readings = readings as Record<string, number>;
  const metrics = wanted.flatMap((metric) => {
    const values = columns.values[metric];
    return values ? [{ metric, values }] : [];
  });
  const move = (index: number) => {
    look.at = columns.at[index] ?? 0;
    look.good = columns.outcome[index] === GOOD;
    for (const { metric, values } of metrics) readings[metric] = known(look.good ? values[index] : undefined);
    if (look.good) sawGood(look);
    else missed(look, columns, index);
    moveWords(look, columns, index);
  };
  return { look, move, peek: (index) => columns.at[index] };
}

function blank({ source, provider, kind, label, roles, planned }: LookColumns): Writable<Look> {
  return {
    at: 0,
    poll: source,
    source,
    provider,
    kind,
    label,
    roles,
    condition: 'fresh',
    good: true,
    readings: {},
    failures: 0,
    restarted: false,
    networkDown: false,
    ...blankAnswers,
    ...(planned ? { planned } : {}),
  };
}

/** All there from the start: a look that gains and loses fields costs ten times as much. */
const blankAnswers = {
  presence: undefined,
  state: undefined,
  grade: undefined,
  failure: undefined,
  firstFailureAt: undefined,
  lastGoodAt: undefined,
  frozenSince: undefined,
  growthZ: undefined,
  arrivalsPerMinute: undefined,
  departuresPerMinute: undefined,
} as Pick<Look, never>;

function known(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value;
}

function sawGood(look: Writable<Look>): void {
  look.lastGoodAt = look.at;
  if (look.failures === 0 && look.frozenSince === undefined) return;
  look.failures = 0;
  set(look, 'failure', undefined);
  set(look, 'firstFailureAt', undefined);
  set(look, 'frozenSince', undefined);
}

/** Frozen answers are answers: they end the failures in a row. */
function missed(look: Writable<Look>, { outcome, failure, message }: LookColumns, index: number): void {
  if (outcome[index] === FROZEN) {
    look.frozenSince ??= look.at;
    look.failures = 0;
    set(look, 'failure', undefined);
    set(look, 'firstFailureAt', undefined);
    return;
  }
  look.failures += 1;
  look.firstFailureAt ??= look.at;
  const kind = failure?.words[failure.index[index] ?? -1] ?? 'unreachable';
  const said = message?.words[message.index[index] ?? -1] ?? '';
  if (look.failure?.kind !== kind || look.failure.message !== said) look.failure = { kind, message: said };
}

/** What most rules never ask for costs nothing where there is no column of it. */
function moveWords(look: Writable<Look>, columns: LookColumns, index: number): void {
  const { presence, state, grade, restarted, networkDown, growthZ, arrivalsPerMinute, departuresPerMinute } =
    columns;
  if (presence) set(look, 'presence', look.good ? PRESENCES[presence[index] ?? 0] : undefined);
  if (state) set(look, 'state', state.words[state.index[index] ?? -1]);
  if (grade) set(look, 'grade', grade.words[grade.index[index] ?? -1]);
  if (restarted) look.restarted = restarted[index] === 1;
  if (networkDown) look.networkDown = networkDown[index] === 1;
  if (growthZ) set(look, 'growthZ', known(growthZ[index]));
  if (arrivalsPerMinute) set(look, 'arrivalsPerMinute', known(arrivalsPerMinute[index]));
  if (departuresPerMinute) set(look, 'departuresPerMinute', known(departuresPerMinute[index]));
}

function set<Name extends keyof Look>(look: Writable<Look>, name: Name, value: Look[Name] | undefined): void {
  (look as { [Key in keyof Look]?: Look[Key] | undefined })[name] = value;
}
