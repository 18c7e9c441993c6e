/** How an action ends, in words: what is known, what is not, and what can be done. */
import type { Failure, FailureKind, Result } from '#contract/failure';
import { plural } from '../wording/numbers.ts';
import type { ActionDefinition, Sight } from './kit.ts';
import type { Course, Ending } from './machine.ts';

/** The vendor answered, and the answer was no. */
const SAID_NO: readonly FailureKind[] = [
  'rejected',
  'unauthorized',
  'forbidden',
  'not-found',
  'rate-limited',
  'invalid',
];

/**
 * The ending that an answer to the request is, or undefined when the vendor may have done it all the same: then only a look
 * can tell (faults A1). A thing to be deleted that is gone is done (A5); nothing is kept for later (A7).
 */
export function endingOfAnswer({ definition, label, asked }: Course, failure: Failure): Ending | undefined {
  if (failure.certificate) return { outcome: 'not-sent', sentence: `${failure.message} Nothing was sent.` };
  if (!SAID_NO.includes(failure.kind)) return undefined;
  const gone: Sight = { at: 0, exists: false, status: '', facts: {} };
  if (failure.kind === 'not-found' && definition.isDone(gone, asked))
    return { outcome: 'confirmed', sentence: words.already(label, definition) };
  if (failure.status === undefined) return { outcome: 'not-sent', sentence: notSent(failure) };
  return { outcome: 'refused', sentence: `${failure.message} It was not done and is not tried again.` };
}

function notSent({ message }: Failure): string {
  return message.includes('Nothing was sent') ? message : `${message} Nothing was sent.`;
}

/** Sentences of the endings. */
export const words = {
  notAllowed: 'Changes are switched off for this account. Nothing was sent.',
  notSeen: (failure: Failure) => `It could not be looked at before sending. ${notSent(failure)}`,
  notKept: ({ message }: Failure) => `The audit line could not be kept, so nothing was sent. ${message}`,
  already: (label: string, { doneWords }: ActionDefinition) =>
    `${label} ${doneWords} already. Nothing had to be sent.`,
  changed: (label: string, planned: Sight, now: Sight) =>
    planned.status === now.status
      ? `${label} has been changed elsewhere since you looked. Nothing was sent. Look again.`
      : `${label} was ${planned.status} when you looked and is ${now.status} now${withViews(now)}. Nothing was sent. Look again.`,
  confirmed: ({ label, definition }: Course, lost: Failure | undefined) =>
    lost
      ? `The answer was lost, but a look shows that ${label} ${definition.doneWords}.`
      : `Confirmed: ${label} ${definition.doneWords}.`,
  unconfirmed: (course: Course, lost: Failure | undefined, seen: Result<Sight>, sight: Sight | undefined) =>
    `${lost ? `No answer came. ${lost.message}` : 'The request was accepted.'} ${lastSeen(course.label, seen, sight)}`,
};

function withViews({ views }: Sight): string {
  return views && views.value > 0 ? ` with ${plural(views.value, 'view')}` : '';
}

function lastSeen(label: string, seen: Result<Sight>, sight: Sight | undefined): string {
  const last = sight && (sight.exists ? `${label} is ${sight.status}` : `${label} is gone`);
  if (!seen.ok)
    return `${last ? `The last look showed that ${last}` : 'It could not be looked at'}; then: ${seen.failure.message}`;
  return `30 s later ${last}, so whether it was done is not confirmed. Nothing is sent again by itself.`;
}
