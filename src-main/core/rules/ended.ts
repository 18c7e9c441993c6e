/**
 * A broadcast that the operator has ended himself is no surprise: its incident is kept as seen to, and nobody is told. It
 * holds until the source was seen live again. "Should be live" is told all the same: the plan says that somebody waits, and
 * it may have been the wrong one that was ended.
 */
import type { TraceSuppressor } from '#contract/trace';
import type { Compiled } from './scope.ts';
import { LATE_LOOK } from './spans.ts';
import type { Ended, SourceMemory } from './state.ts';
import type { Look } from './types.ts';

/** Whether a look shows that it went on, or began anew, after it was ended. */
export function isOnAgain({ at }: Ended, look: Look): boolean {
  return look.presence === 'live' && look.at > at + LATE_LOOK;
}

/** The question whether the operator did it himself; rules that his doing does not answer do not ask it. */
export function ownAction(compiled: Compiled, memory: SourceMemory): readonly TraceSuppressor[] {
  if (!isAbout(compiled, memory)) return [];
  const { ended } = memory;
  return [
    ended
      ? { name: 'own-action', held: true, detail: `you ${ended.did}`, since: ended.at }
      : { name: 'own-action', held: false },
  ];
}

/** It went off; or it is gone altogether, and cannot be looked at any more. */
function isAbout({ rule: { condition } }: Compiled, { ended, look }: SourceMemory): boolean {
  if (condition.type === 'stream-down') return true;
  const isSight = condition.type === 'no-data' || condition.type === 'failing';
  return isSight && ended !== undefined && look?.failure?.kind === 'not-found';
}
