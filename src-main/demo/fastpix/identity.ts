import { createHash } from 'node:crypto';

/** 32 hexadecimal digits, the same every time for the same words. */
export function digits(...words: readonly (string | number)[]): string {
  return createHash('sha256').update(words.join(' ')).digest('hex').slice(0, 32);
}

/** A version 4 shaped UUID, the same every time for the same words. */
export function uuidOf(...words: readonly (string | number)[]): string {
  const hex = digits('uuid', ...words);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}

/** The id of the demo's `index`-th stream (from 0). Does not depend on the seed, so that saved settings find it again. */
export function streamIdOf(index: number): string {
  return digits('simulated stream', index);
}

/** The three secrets of a stream, each in the vendor's pattern `<32 hex>k<streamId>` (seed 003). */
export function secretsOf(seed: number, streamId: string) {
  const secret = (what: string) => `${digits(what, seed, streamId)}k${streamId}`;
  return { streamKey: secret('key'), srtSecret: secret('srt'), srtPlaybackSecret: secret('playback') };
}
