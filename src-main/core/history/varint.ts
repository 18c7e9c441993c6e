/** Whole numbers in as few bytes as they need: seven bits a byte, signs folded in (zigzag). Exact up to 2^53. */

export interface ByteWriter {
  /** A whole number from 0 to 2^53 - 1. */
  unsigned(value: number): void;
  /** A whole number from -2^52 to 2^52. */
  signed(value: number): void;
  float(value: number): void;
  bytes(): Uint8Array;
}

/** Grows as needed. */
export function byteWriter(capacity = 256): ByteWriter {
  let buffer = new Uint8Array(capacity);
  let used = 0;
  const room = (more: number) => {
    if (used + more <= buffer.length) return;
    const larger = new Uint8Array(Math.max(buffer.length * 2, used + more));
    larger.set(buffer);
    buffer = larger;
  };
  const unsigned = (value: number) => {
    room(8);
    let rest = value;
    while (rest >= 128) {
      buffer[used++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    buffer[used++] = rest;
  };
  const float = (value: number) => {
    room(8);
    new DataView(buffer.buffer).setFloat64(used, value, true);
    used += 8;
  };
  return {
    unsigned,
    signed: (value) => unsigned(value < 0 ? -2 * value - 1 : 2 * value),
    float,
    bytes: () => buffer.slice(0, used),
  };
}

export interface ByteReader {
  unsigned(): number;
  signed(): number;
  float(): number;
  /** True when every byte was read. */
  atEnd(): boolean;
}

/** Reads what a ByteWriter wrote. Throws a RangeError when the bytes end too early: the caller sets the chunk aside. */
export function byteReader(bytes: Uint8Array): ByteReader {
  let at = 0;
  // Nearly all numbers are of one byte: those take no turn of the loop.
  const unsigned = () => {
    const first = bytes[at];
    if (first === undefined) throw new RangeError('column ends too early');
    at += 1;
    return first < 128 ? first : longer(first & 127);
  };
  const longer = (low: number) => {
    let value = low;
    let scale = 128;
    for (;;) {
      const byte = bytes[at++];
      if (byte === undefined) throw new RangeError('column ends too early');
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  };
  const signed = () => {
    const folded = unsigned();
    if (folded < 128) return (folded >>> 1) ^ -(folded & 1);
    return folded % 2 === 1 ? -(folded + 1) / 2 : folded / 2;
  };
  const float = () => {
    if (at + 8 > bytes.length) throw new RangeError('column ends too early');
    const value = new DataView(bytes.buffer, bytes.byteOffset).getFloat64(at, true);
    at += 8;
    return value;
  };
  return { unsigned, signed, float, atEnd: () => at >= bytes.length };
}
