/** What is so of an event, in one sentence: the worst first. */
import type { EventPhase } from '#contract/event-view';
import type { Tone } from '#contract/model';
import { counted, plural } from './numbers.ts';

/** What the words are made of; lists hold labels. */
export interface EventTold {
  readonly phase: EventPhase;
  readonly sources: number;
  readonly live: number;
  readonly paused: number;
  readonly tone: Tone;
  readonly worst: string | undefined;
  readonly missing: readonly string[];
  readonly blind: readonly string[];
  readonly unknown: readonly string[];
}

/** How many are named before the rest is counted. */
const NAMED = 3;

/** For example `Keynote should be live and is not. Stage cannot be seen.` */
export function eventSentence(told: EventTold): string {
  if (told.sources === 0) return 'No source is left in this event. Edit it to add some.';
  return [troubleOf(told), ...absentOf(told), ...pausedOf(told)].filter(Boolean).join(' ') || wellOf(told);
}

function troubleOf({ missing, tone, worst }: EventTold): string {
  if (missing.length > 0) return `${listed(missing)} should be live and ${are(missing)} not.`;
  return (tone === 'critical' || tone === 'warning') && worst !== undefined
    ? `${worst} needs attention.`
    : '';
}

function absentOf({ blind, unknown }: EventTold): readonly string[] {
  return [
    blind.length > 0 ? `${listed(blind)} cannot be seen.` : '',
    unknown.length > 0 ? `${listed(unknown)} ${are(unknown)} not in the account's list.` : '',
  ];
}

function pausedOf({ paused, sources }: EventTold): readonly string[] {
  if (paused === 0) return [];
  return [
    paused === sources
      ? 'All its sources are paused.'
      : `${plural(paused, 'source')} ${paused === 1 ? 'is' : 'are'} paused.`,
  ];
}

function wellOf({ tone, live, sources, phase }: EventTold): string {
  if (tone === 'pending') return 'Waiting for the first answer.';
  if (live === 0) return phase === 'over' ? 'Nothing is live any more.' : 'Nothing is live.';
  if (live < sources)
    return `${counted(live)} of ${plural(sources, 'source')} ${live === 1 ? 'is' : 'are'} live.`;
  if (sources > 2) return `All ${counted(sources)} sources are live.`;
  return sources === 1 ? 'Its source is live.' : 'Both sources are live.';
}

function are(names: readonly string[]): string {
  return names.length === 1 ? 'is' : 'are';
}

function listed(names: readonly string[]): string {
  if (names.length > NAMED)
    return `${names.slice(0, NAMED - 1).join(', ')} and ${counted(names.length - NAMED + 1)} more`;
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** For example `Queue usually follows viewers by about 5 min (r 0.7, 120 min).` */
export function leadLagSentence({
  minutes,
  correlation,
  samples,
}: {
  readonly minutes: number;
  readonly correlation: number;
  readonly samples: number;
}): string {
  return `Queue usually follows viewers by about ${minutes} min (r ${correlation.toFixed(1)}, ${samples} min).`;
}

/** What an event has lost because a source or an account was removed. */
export function partedSentence(event: string, labels: readonly string[]): string {
  return `${listed(labels)} ${labels.length === 1 ? 'was' : 'were'} removed, also from the event ${event}.`;
}
