import type { FactDescriptor } from '#contract/descriptor';
import type { Facts } from '#contract/model';
import { known, plainText } from '../../core/answers.ts';
import { metadataOf } from './metadata.ts';
import type { Stream } from './wire.ts';

export const factDescriptors: readonly FactDescriptor[] = [
  { id: 'status', label: 'Status', kind: 'text' },
  { id: 'maxResolution', label: 'Resolution', kind: 'text' },
  { id: 'reconnectWindow', label: 'Reconnect window', kind: 'seconds' },
  { id: 'maxDuration', label: 'Longest duration', kind: 'seconds', zero: 'without a limit' },
  { id: 'createdAt', label: 'Created', kind: 'time' },
  { id: 'enableRecording', label: 'Recording', kind: 'flag' },
  { id: 'enableDvrMode', label: 'DVR', kind: 'flag' },
  { id: 'lowLatency', label: 'Low latency', kind: 'flag' },
  { id: 'closedCaptions', label: 'Captions', kind: 'flag' },
  { id: 'mediaPolicy', label: 'Policy', kind: 'text' },
  { id: 'trial', label: 'Trial', kind: 'flag', help: 'Trial streams end after 5 minutes.' },
  { id: 'metadata', label: 'Metadata', kind: 'pairs' },
  { id: 'playbackIds', label: 'Playback IDs', kind: 'list' },
  {
    id: 'playbackLinks',
    label: 'Playback links',
    kind: 'list',
    copies: true,
    help: 'For players that take HLS. Private playback needs a token besides, so it has no link here.',
  },
];

const MOST_PLAYBACK_IDS = 20;

/** What the account's page shows of a stream, secrets left out. Pairs are `name: value`. */
export function factsOf(stream: Stream, baseUrl: string): Facts {
  const { streamId: _id, metadata, playbackIds, ...plain } = stream;
  return known({
    ...plain,
    metadata: metadataOf(metadata).map(([name, value]) => `${name}: ${value}`),
    playbackIds: playbackIds?.slice(0, MOST_PLAYBACK_IDS).flatMap((one) => (one ? [playbackWords(one)] : [])),
    playbackLinks: linksOf(playbackIds, baseUrl),
  });
}

/** The ID of a private playback is a secret of sorts, so only its end is shown (providers.md 3.10). */
function playbackWords({ id = '', accessPolicy = 'unknown policy' }: PlaybackId): string {
  const shown = accessPolicy === 'public' ? id : `…${id.slice(-4)}`;
  const policy =
    accessPolicy === 'private' ? 'private: plays with a token only, so it has no link' : accessPolicy;
  return plainText(`${shown} (${policy})`);
}

/** A playback ID is a UUID; anything else could turn a link into something else. */
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/**
 * HLS links of public playback IDs: `https://stream.fastpix.com/ID.m3u8`, or on the older domain for accounts that use it
 * (the vendor's API reference and player pages).
 */
export function linksOf(playbackIds: Stream['playbackIds'], baseUrl: string): readonly string[] | undefined {
  const domain = /^https:\/\/[\w.-]*\.fastpix\.io(\/|$)/i.test(baseUrl) ? 'fastpix.io' : 'fastpix.com';
  const links = playbackIds?.slice(0, MOST_PLAYBACK_IDS).flatMap((one) => {
    const isLinked = one?.accessPolicy === 'public' && one.id !== undefined && UUID.test(one.id);
    return isLinked ? [`https://stream.${domain}/${one.id}.m3u8`] : [];
  });
  return links && links.length > 0 ? links : undefined;
}

type PlaybackId = NonNullable<NonNullable<Stream['playbackIds']>[number]>;
