/** How far actions have come, told to the page and kept for one that begins anew. */
import type { ActionProgress } from '#contract/channels/actions';
import type { Clock } from '../ports.ts';
import type { ActionState } from './machine.ts';
import type { Job } from './plan.ts';
import { phaseSentence, shownPhase } from './words.ts';

const MOST = 100;

export interface Board {
  /** What tells of one action's states. */
  show(nonce: string, job: Job, clock: Clock): (state: ActionState) => void;
  /** A bug has ended an action: what became of it is not known. */
  bug(nonce: string, job: Job): void;
  all(): readonly ActionProgress[];
}

/** Starts empty. Ended ones stay until many newer ones have come. */
export function createBoard(tell: (progress: ActionProgress) => void): Board {
  const kept = new Map<string, ActionProgress>();
  const put = (progress: ActionProgress) => {
    const name = `${progress.nonce}/${progress.source}`;
    kept.delete(name);
    kept.set(name, progress);
    for (const oldest of kept.keys()) if (kept.size > MOST) kept.delete(oldest);
    tell(progress);
  };
  return {
    show: (nonce, job, clock) => (state) => put({ ...head(nonce, job), ...shown(state, job, clock) }),
    bug: (nonce, job) =>
      put({
        ...head(nonce, job),
        phase: 'ended',
        outcome: 'unconfirmed',
        sentence: 'Something went wrong inside Tallylight. Look at the stream before you try again.',
      }),
    all: () => [...kept.values()],
  };
}

function head(nonce: string, { subject, course }: Job) {
  const { source, label } = subject;
  return { nonce, source, label, action: course.definition.descriptor.id };
}

function shown(state: ActionState, { subject, course }: Job, clock: Clock) {
  const until = untilOf(state, course.definition.descriptor.waits ?? 0, clock);
  return {
    phase: shownPhase(state),
    sentence: phaseSentence(state, subject.label, course.definition),
    ...(until === undefined ? {} : { until }),
    ...(state.phase === 'ended' ? { outcome: state.ending.outcome } : {}),
  };
}

function untilOf(state: ActionState, waits: number, clock: Clock): number | undefined {
  if (state.phase === 'waiting') return clock.now() + waits;
  if (state.phase === 'reading') return clock.now() + state.until - clock.monotonic();
  return undefined;
}
