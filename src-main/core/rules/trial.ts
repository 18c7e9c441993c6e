/** One rule tried on the stored looks of one source. */
import { lowsOf, riseOf } from './climb.ts';
import type { Firing } from './back-test.ts';
import { cursorOver, type Cursor, type LookColumns } from './columns.ts';
import { NO_CASE, NO_HOLD, withHold } from './hold.ts';
import { type Sight, type Weighed, weighLook } from './judge.ts';
import { remember, startMemory } from './memory.ts';
import type { Compiled } from './scope.ts';
import { skipperFor, type Skipper } from './skip.ts';
import { FLAPPING } from './spans.ts';
import { stayFor, type Stay } from './stay.ts';
import { step } from './step.ts';
import type { Case, Hold } from './state.ts';

interface Trial {
  readonly compiled: Compiled;
  readonly rules: readonly Compiled[];
  readonly cursor: Cursor;
  readonly sight: { -readonly [Name in keyof Sight]: Sight[Name] };
  readonly firings: Firing[];
  /** Index of the last look the memory has taken in. */
  taken: number;
  /** Hold and base, as the reducer's case has them. */
  own: Case;
  isOpen: boolean;
  networkDown: boolean;
  countFrom: number;
}

/** The incidents there would have been, oldest first. */
export function firingsOf(compiled: Compiled, columns: LookColumns): readonly Firing[] {
  const trial = startTrial(compiled, columns);
  const skip = skipperFor(compiled, columns);
  const stay = stayFor(compiled, columns);
  const { length } = columns.at;
  const worst = (value: number) => follow(trial, value);
  for (let index = 0; index < length; index += 1) {
    if (isIdle(trial)) index = skipTo(trial, skip, index, length);
    else if (stay) index = passBy(trial, stay, index, worst);
    if (index < length) judge(trial, index);
  }
  return trial.firings;
}

function passBy(trial: Trial, stay: Stay, from: number, worst: (value: number) => void): number {
  const { index, hold } = stay.from(from, trial.own, trial.isOpen, worst);
  if (hold !== trial.own) trial.own = withHold(trial.own, hold);
  if (stay.recallFrom)
    for (let past = Math.max(trial.taken + 1, from, stay.recallFrom(index)); past < index; past += 1)
      takeIn(trial, past);
  return index;
}

function skipTo(trial: Trial, skip: Skipper, from: number, length: number): number {
  const index = skip.next(from, trial.sight.memory);
  if (index >= length) return length;
  for (let past = Math.max(trial.taken + 1, skip.recallFrom(index)); past < index; past += 1)
    takeIn(trial, past);
  return index;
}

function startTrial(compiled: Compiled, columns: LookColumns): Trial {
  const cursor = cursorOver(columns, metricsOf(compiled, columns));
  const { metric, rule } = compiled;
  return {
    compiled,
    rules: [compiled],
    cursor,
    sight: {
      at: 0,
      look: cursor.look,
      memory: startMemory(cursor.look),
      own: undefined,
      metric,
      rule: rule.id,
    },
    firings: [],
    taken: -1,
    own: NO_CASE,
    isOpen: false,
    networkDown: false,
    countFrom: 0,
  };
}

/** The metrics a judge may ask for. */
function metricsOf({ metric, needs }: Compiled, { roles }: LookColumns): string[] {
  const asked = [metric, needs, ...['queue', 'wait', 'live'].map((role) => roles[role] ?? role)];
  return [...new Set(asked.filter((id) => id !== undefined))];
}

function isIdle({ isOpen, own }: Trial): boolean {
  return !isOpen && own.breachSince === undefined;
}

/** Lets cursor and memory take in a look. */
function takeIn(trial: Trial, index: number): void {
  const { cursor, sight, rules } = trial;
  cursor.move(index);
  followNetwork(trial);
  sight.memory = remember(sight.memory, cursor.look, rules, trial.countFrom);
  trial.taken = index;
}

function followNetwork(trial: Trial): void {
  const { look } = trial.cursor;
  const isDown = look.networkDown && !look.good;
  if (trial.networkDown && !isDown) trial.countFrom = look.at;
  trial.networkDown = isDown;
}

function judge(trial: Trial, index: number): void {
  const { sight, cursor, compiled } = trial;
  openInTime(trial, index);
  takeIn(trial, index);
  if (compiled.needs !== undefined && !sight.memory.seen?.includes(compiled.needs)) return;
  sight.at = cursor.look.at;
  sight.own = isIdle(trial) ? undefined : trial.own;
  const weighed = weighLook(compiled.judge, sight);
  if (weighed.verdict === 'breach' || !isIdle(trial)) settle(trial, weighed);
}

/** Time alone opens what was due between two looks. */
function openInTime(trial: Trial, index: number): void {
  const { own, cursor, sight, compiled } = trial;
  const { openAt } = own;
  if (openAt === undefined || trial.isOpen || openAt > (cursor.peek(index) ?? 0)) return;
  sight.at = openAt;
  sight.own = own;
  const isBlind = compiled.judge.needsSample && own.unknownSince !== undefined;
  if (isBlind || compiled.judge.weigh(sight).verdict !== 'breach') {
    trial.own = { ...own, openAt: undefined };
    return;
  }
  open(trial, { ...NO_HOLD, breachSince: own.breachSince, lastBreachAt: openAt }, undefined);
}

function settle(trial: Trial, weighed: Weighed): void {
  const { sight, isOpen, own, compiled } = trial;
  const { hold, turn } = step(own, isOpen, weighed, sight.at, compiled.spans);
  if (turn === 'open') return open(trial, hold, weighed.value);
  if (hold !== own) trial.own = withHold(own, hold);
  if (turn === 'close') close(trial);
  else if (isOpen && weighed.value !== undefined) follow(trial, weighed.value);
}

/** Blindness is the operator's own network's while that is down: it opens nothing at the source. */
function open(trial: Trial, hold: Hold, value: number | undefined): void {
  const { compiled, sight, firings, networkDown } = trial;
  if (networkDown && !compiled.judge.needsSample) {
    trial.own = withHold(trial.own, { ...NO_HOLD, breachSince: hold.breachSince });
    return;
  }
  const base = value === undefined ? undefined : riseOf(lowsOf(sight.memory.climbs, compiled.rule.id)).low;
  trial.own = { ...withHold(NO_CASE, hold), base };
  trial.isOpen = true;
  const last = firings.at(-1);
  if (last && sight.at - (last.closedAt ?? -Infinity) <= FLAPPING) {
    const { closedAt: _back, ...again } = last;
    firings[firings.length - 1] = { ...again, flapping: true };
  } else firings.push({ source: sight.look.source, label: sight.look.label, openedAt: sight.at });
  if (value !== undefined) follow(trial, value);
}

function close(trial: Trial): void {
  const { firings, sight } = trial;
  const last = firings.at(-1);
  if (last) firings[firings.length - 1] = { ...last, closedAt: sight.at };
  trial.isOpen = false;
  trial.own = NO_CASE;
}

/** Keeps the worst value. */
function follow({ compiled, firings }: Trial, value: number): void {
  const last = firings.at(-1);
  if (!last) return;
  const { peak = value } = last;
  const worse = compiled.rule.condition.type === 'below' ? Math.min(peak, value) : Math.max(peak, value);
  if (worse !== last.peak) firings[firings.length - 1] = { ...last, peak: worse };
}
