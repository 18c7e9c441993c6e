import type { FactDescriptor } from '#contract/descriptor';
import type { Facts } from '#contract/model';
import { known, plainText } from '../../core/answers.ts';
import { metadataOf } from './metadata.ts';
import type { Stream } from './wire.ts';

export const factDescriptors: readonly FactDescriptor[] = [
  { id: 'status', label: 'Status', kind: 'text' },
  { id: 'maxResolution', label: 'Resolution', kind: 'text' },
  { id: 'reconnectWindow', label: 'Reconnect window', kind: 'seconds' },
  { id: 'maxDuration', label: 'Longest duration', kind: 'seconds', help: '0 means without a limit.' },
  { id: 'createdAt', label: 'Created', kind: 'time' },
  { id: 'enableRecording', label: 'Recording', kind: 'flag' },
  { id: 'enableDvrMode', label: 'DVR', kind: 'flag' },
  { id: 'lowLatency', label: 'Low latency', kind: 'flag' },
  { id: 'closedCaptions', label: 'Captions', kind: 'flag' },
  { id: 'mediaPolicy', label: 'Policy', kind: 'text' },
  { id: 'trial', label: 'Trial', kind: 'flag', help: 'Trial streams end after 5 minutes.' },
  { id: 'metadata', label: 'Metadata', kind: 'pairs' },
  { id: 'playbackIds', label: 'Playback IDs', kind: 'list' },
];

const MOST_PLAYBACK_IDS = 20;

/** What the account's page shows of a stream, secrets left out. Pairs are `name: value`. */
export function factsOf(stream: Stream): Facts {
  const { streamId: _id, metadata, playbackIds, ...plain } = stream;
  return known({
    ...plain,
    metadata: metadataOf(metadata).map(([name, value]) => `${name}: ${value}`),
    playbackIds: playbackIds?.slice(0, MOST_PLAYBACK_IDS).flatMap((one) => (one ? [playbackWords(one)] : [])),
  });
}

/** The ID of a private playback opens the stream, so only its end is shown (providers.md 3.10). */
function playbackWords({ id = '', accessPolicy = 'unknown policy' }: PlaybackId): string {
  const shown = accessPolicy === 'public' ? id : `…${id.slice(-4)}`;
  return plainText(`${shown} (${accessPolicy})`);
}

type PlaybackId = NonNullable<NonNullable<Stream['playbackIds']>[number]>;
