import { deflateSync } from 'node:zlib';
import type { Ask } from '../server/exchange.ts';
import type { StormState } from './state.ts';
import { streamBody } from './streams.ts';

const WIDTH = 160;
const HEIGHT = 90;

/** The picture behind a stream's `thumbnailPath`, as PNG; undefined when the path is not one. How the real path is meant is not documented. */
export function thumbnailAt(state: StormState, ask: Ask): Buffer | undefined {
  if (ask.method !== 'GET' || !ask.path.startsWith('/thumbnails/')) return undefined;
  const body = [...state.streams.values()]
    .map((stream) => streamBody(stream, state.clock))
    .find((stream) => stream?.thumbnailPath === ask.path);
  return body && picture(body.thumbnailTimestamp / 10_000);
}

/** Slanted stripes that move on with `step`. */
function picture(step: number): Buffer {
  const rows = Array.from({ length: HEIGHT }, (_, y) => [
    0,
    ...Array.from({ length: WIDTH }, (_, x) => grey(x + y + step * 7)),
  ]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from([0, 0, 0, WIDTH, 0, 0, 0, HEIGHT, 8, 0, 0, 0, 0])),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function grey(place: number): number {
  return place % 40 < 20 ? 70 : 180;
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), content]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(content.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(checksum(named), named.length + 4);
  return framed;
}

/** CRC-32 as PNG wants it; Node 18 has none of its own. */
function checksum(bytes: Buffer): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
