import { secretsOf, streamIdOf, uuidOf } from './identity.ts';
import type { StreamBody } from './wire.ts';

const HOUR = 3_600_000;

/** A plain idle stream with all secrets, created `index` hours and two days before `now`. */
export function blankBody(index: number, seed: number, now: number): StreamBody {
  const streamId = streamIdOf(index);
  const { streamKey, srtSecret, srtPlaybackSecret } = secretsOf(seed, streamId);
  return {
    streamId,
    streamKey,
    srtSecret,
    trial: false,
    status: 'idle',
    maxResolution: '1080p',
    maxDuration: 28_800,
    createdAt: preciseTime(now - (48 + index) * HOUR, index),
    reconnectWindow: 60,
    enableRecording: true,
    enableDvrMode: false,
    mediaPolicy: 'public',
    lowLatency: false,
    closedCaptions: false,
    playbackIds: [{ id: uuidOf('playback', streamId), accessPolicy: 'public' }],
    srtPlaybackResponse: { srtPlaybackStreamId: `play${streamId}`, srtPlaybackSecret },
  };
}

/** ISO 8601 in UTC with six fraction digits, as the vendor prints it. */
function preciseTime(at: number, index: number): string {
  const micros = String((index * 193 + 123) % 1000).padStart(3, '0');
  return new Date(at).toISOString().replace('Z', `${micros}Z`);
}
