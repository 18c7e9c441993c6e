/** What is said before an action is confirmed, and while it runs. */
import type { ActionPhase, PlannedItem } from '#contract/channels/actions';
import { plural, spanInWords } from '../wording/numbers.ts';
import type { ActionDefinition, Sight } from './kit.ts';
import type { ActionState } from './machine.ts';

/** Younger figures are told without their age, ms. */
const FRESH = 5_000;

/** State and figure with its age: `active, 20 views 12 s old`. */
export function standing({ exists, status, views }: Sight, now: number): string {
  if (!exists) return 'gone';
  if (!views) return status;
  const age = now - views.at;
  return `${status}, ${plural(views.value, 'view')}${age < FRESH ? '' : ` ${spanInWords(age)} old`}`;
}

/** State, figure and consequence in one. */
export function itemSentence(definition: ActionDefinition, label: string, sight: Sight, now: number): string {
  return `${label} is ${standing(sight, now)}. ${definition.consequence(sight)}`;
}

/** What several at once come to. */
export function planSentence(verb: string, items: readonly PlannedItem[]): string {
  const [only] = items;
  if (items.length === 1 && only) return only.sentence;
  const left = items.filter((item) => item.skipped === undefined);
  const rest = items.length - left.length;
  return `“${verb}” will be done to ${plural(left.length, 'stream')}.${rest === 0 ? '' : ` ${rest} left out.`}`;
}

/** What is going on in a phase; `ended` has its own sentence. */
export function phaseSentence(
  state: ActionState,
  label: string,
  { descriptor, doneWords }: ActionDefinition,
): string {
  switch (state.phase) {
    case 'planned':
      return '';
    case 'waiting':
      return `“${descriptor.label}” waits ${spanInWords(descriptor.waits ?? 0)} before it is sent. Nothing has been sent yet.`;
    case 'checking':
      return `Looking at ${label} once more.`;
    case 'writing':
    case 'sending':
      return 'Sending.';
    case 'reading':
      return state.lost
        ? 'Result unknown, checking. Nothing is sent again.'
        : `Sent. Waiting to see that ${label} ${doneWords}.`;
    case 'ended':
      return state.ending.sentence;
  }
}

/** The phase as the page knows it. */
export function shownPhase({ phase }: ActionState): ActionPhase {
  if (phase === 'planned') return 'waiting';
  return phase === 'writing' ? 'sending' : phase;
}
