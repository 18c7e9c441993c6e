/**
 * The order in which the rules are told things must be the order of their times: a replay has nothing else to go by. A look
 * at many sources ends after its first answers came; if something has happened meanwhile, what it brings is stamped as
 * having come after that. Where nothing has happened the order makes no difference, and the stamps stay as they are.
 */
import type { SourceId } from '#contract/model';
import { isRecorded, type RecordedInput } from '../rules/recorded.ts';
import { readShelf } from '../rules/shelf.ts';
import type { AlertState, SourceMemory } from '../rules/state.ts';
import { order } from '../rules/timers.ts';
import type { AlertInput } from '../rules/types.ts';

export interface TellingOrder {
  /** Time of the latest look, epoch ms. */
  look: number;
  /** When something last happened that looks at other sources could not be told before, and by which source's look. */
  moved: number;
  by: SourceId;
}

/** Nothing was told yet. */
export function startOrder(): TellingOrder {
  return { look: 0, moved: 0, by: '' };
}

/** What lies so far ahead was told before the wall clock was set back, ms. */
const SET_BACK = 2_000;

/** The time of a source's outcome: `at`, or a moment after what must come before it. `now` is epoch ms. */
export function timeOfLook({ moved, by }: TellingOrder, source: SourceId, at: number, now: number): number {
  const isLater = at > moved || (at === moved && order(by, source) < 0);
  return isLater || moved > now + SET_BACK ? at : moved + 1;
}

/** The input at a time after every look: of one moment, what is told beside looks is replayed first. */
export function afterLooks<Input extends RecordedInput>({ look }: TellingOrder, input: Input): Input {
  return input.at > look || look > input.at + SET_BACK ? input : { ...input, at: look + 1 };
}

/** Notes what an input has moved. */
export function noteTold(
  told: TellingOrder,
  input: AlertInput,
  before: AlertState,
  after: AlertState,
  hasEffects: boolean,
): void {
  const at = input.type === 'look' ? input.look.at : input.at;
  if (input.type === 'look') told.look = later(told.look, at);
  if (!hasEffects && !hasMoved(input, before, after)) return;
  told.moved = later(told.moved, at);
  told.by = input.type === 'look' ? input.look.source : '';
}

function later(known: number, at: number): number {
  return known > at + SET_BACK ? at : Math.max(known, at);
}

/** Whether what another source is told may depend on this having come first. */
function hasMoved(input: AlertInput, before: AlertState, after: AlertState): boolean {
  if (isRecorded(input, before.rules)) return true;
  if (after.timers !== before.timers || after.groups !== before.groups) return true;
  if (after.networkDown !== before.networkDown || after.countFrom !== before.countFrom) return true;
  if (input.type !== 'look') return false;
  const { source } = input.look;
  return isOtherwise(readShelf(before.sources, source), readShelf(after.sources, source));
}

/** Other sources wait for one that is about to open or has begun to fail (`rules/brewing`); its readings are its own. */
function isOtherwise(before: SourceMemory | undefined, after: SourceMemory | undefined): boolean {
  if (before === after) return false;
  return before?.cases !== after?.cases || before?.firstMissAt !== after?.firstMissAt;
}
