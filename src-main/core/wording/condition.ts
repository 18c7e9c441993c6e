/** The sentence on a source: what happened, what we do about it, what you can do (look.md "Words"). */
import type { SourceKindDescriptor } from '#contract/descriptor';
import type { Failure, FailureKind } from '#contract/failure';
import type { Condition } from '#contract/model';
import type { SourceInsight } from '#contract/source-insight';
import { spanInWords } from './numbers.ts';

export interface Told {
  readonly condition: Condition;
  readonly kind: SourceKindDescriptor;
  readonly presence?: 'live' | 'preparing' | 'offline';
  readonly failure?: Failure;
  readonly frozenSince?: number;
  readonly vanished?: boolean;
  readonly networkDown: boolean;
  readonly insight?: SourceInsight;
  /** Epoch ms of the next look, when the source is waited with. */
  readonly nextAt?: number;
  readonly now: number;
}

/** What is done after a failure of each kind. */
const NEXT: Readonly<Record<FailureKind, string>> = {
  unauthorized: 'Polling of the account is paused until you replace the secret or press Retry now.',
  forbidden: 'Polling is paused until you change the source or press Retry now.',
  'not-found': 'Polling is paused until you change the source or press Retry now.',
  rejected: 'Polling is paused until you change it or press Retry now.',
  invalid: 'Polling is paused until you change it or press Retry now.',
  'rate-limited': 'The account waits before it asks again.',
  timeout: 'Trying again.',
  unreachable: 'Trying again.',
  server: 'Trying again.',
  'unexpected-response': 'Trying again.',
  keychain: 'Unlock the keychain or enter the secret again.',
  storage: 'Trying again.',
  cancelled: 'Trying again.',
  internal: 'This is a fault of Tallylight. The log has the details.',
};

/** One or two sentences on the condition of a source. */
export function conditionSentence(told: Told): string {
  if (told.vanished) return "No longer in the account's list. Remove it when you are done with it.";
  switch (told.condition) {
    case 'pending':
      return 'Waiting for the first answer.';
    case 'paused':
      return 'Polling is paused.';
    case 'stale':
      return staleSentence(told);
    case 'failing':
      return failingSentence(told);
    case 'offline':
      return `${told.kind.offlineWords}.`;
    case 'fresh':
      return told.presence === 'preparing'
        ? 'Preparing: a signal arrives, not live yet.'
        : freshSentence(told);
  }
}

function freshSentence({ insight, kind }: Told): string {
  if (insight?.stalledSince !== undefined)
    return 'It counts as live, but next to nothing comes in: it may be about to break off.';
  if (insight?.underservedSince !== undefined)
    return 'Answering normally, but each viewer gets less than half of the usual.';
  if (!insight?.worst) return 'Answering normally.';
  const { metric, grade } = insight.worst;
  const name = kind.metrics.find(({ id }) => id === metric)?.label ?? metric;
  return `Answering normally. Worst of its figures: ${name.toLowerCase()}, ${grade}.`;
}

function staleSentence({ frozenSince, now }: Told): string {
  if (frozenSince === undefined) return 'No answer lately. The last values are shown with their age.';
  return `The server answers with the same old figures since ${spanInWords(now - frozenSince)}. They are not trusted.`;
}

function failingSentence({ failure, networkDown, nextAt, now }: Told): string {
  if (!failure) return 'The last look failed.';
  if (networkDown) return 'No account can be reached. Check your own network; polling resumes by itself.';
  const later =
    nextAt !== undefined && nextAt - now > 15_000 ? ` Next look in about ${spanInWords(nextAt - now)}.` : '';
  return `${ended(failure.message)} ${NEXT[failure.kind]}${later}`;
}

function ended(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}
