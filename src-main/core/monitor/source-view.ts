/** A watched source as the page sees it: an allow-list, so that nothing else can cross. */
import type { SourceView } from '#contract/model';
import { conditionSentence } from '../wording/condition.ts';
import type { Watched } from './watched.ts';

/** The view of a source at `now`. Optional fields are left out, never undefined. */
export function viewOf(watched: Watched, now: number, networkDown: boolean): SourceView {
  const { source, state } = watched;
  return {
    id: source.id,
    handle: watched.handle,
    account: source.account,
    provider: watched.provider.descriptor.id,
    kind: source.kind,
    key: source.key,
    label: source.label,
    interval: watched.interval,
    condition: watched.condition,
    tone: watched.tone,
    since: watched.since,
    sentence: sentenceOf(watched, now, networkDown),
    readings: watched.readings,
    facts: state.lastGood?.facts ?? {},
    incidents: watched.incidents,
    ...present('capacity', source.capacity),
    ...present('failure', state.streak?.failure),
    ...present('nextAt', watched.nextAt),
    ...present('lastAt', state.lastAt),
    ...present('lastGoodAt', state.lastGood?.at),
    ...present('queue', watched.queue),
    ...present('ended', endOf(watched)),
    ...present('insight', watched.insight),
    ...present('snoozedUntil', watched.snoozedUntil),
    ...(watched.automatic ? { automatic: true as const } : {}),
    ...(watched.vanished ? { vanished: true as const } : {}),
  };
}

/** A session that is no longer there, as it was last. */
function endOf({ state, lastLive }: Watched): SourceView['ended'] {
  if (!lastLive || state.lastGood?.presence !== 'offline') return undefined;
  const { at, readings, facts } = lastLive;
  return { at, readings, facts };
}

function sentenceOf(watched: Watched, now: number, networkDown: boolean): string {
  const { state } = watched;
  return conditionSentence({
    condition: watched.condition,
    kind: watched.kind,
    now,
    networkDown,
    vanished: watched.vanished,
    ...present('presence', state.lastGood?.presence),
    ...present('failure', state.streak?.failure),
    ...present('frozenSince', state.truth.frozenSince),
    ...present('nextAt', watched.nextAt),
    ...present('insight', watched.insight),
  });
}

/** `{ [key]: value }`, or nothing when the value is undefined. */
export function present<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
}
