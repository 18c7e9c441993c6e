/** Rows of one source turned into columns and back: the shape in which history is packed, whatever its resolution. */
import { decodeColumn, encodeColumn } from './columns.ts';
import { byteReader, byteWriter } from './varint.ts';

/** Columns of equal length; the first is always the time, epoch ms, rising. */
export interface Table {
  readonly columns: readonly Float64Array[];
}

/** Squeezes bytes further, and back; given by the platform (deflate). May return its input. */
export interface Squeeze {
  pack(bytes: Uint8Array): Uint8Array;
  unpack(bytes: Uint8Array): Uint8Array;
}

/** Shorter columns gain nothing from being squeezed. */
const WORTH_SQUEEZING = 48;

/**
 * Each column is kept squeezed or plain, whichever is shorter: `count, (length * 2 + squeezed)..., bytes...`. Without
 * `squeeze` all are plain: quick, for what will soon be packed anew.
 */
export function packTable(table: Table, squeeze?: Squeeze): Uint8Array {
  const parts = table.columns.map((column) => {
    const plain = encodeColumn(column);
    if (!squeeze || plain.length < WORTH_SQUEEZING) return { bytes: plain, squeezed: 0 };
    const squeezed = squeeze.pack(plain);
    return squeezed.length < plain.length ? { bytes: squeezed, squeezed: 1 } : { bytes: plain, squeezed: 0 };
  });
  const head = byteWriter();
  head.unsigned(parts.length);
  for (const part of parts) head.unsigned(part.bytes.length * 2 + part.squeezed);
  return joined([head.bytes(), ...parts.map((part) => part.bytes)]);
}

/** Only the wanted columns, in the order asked for. Throws a RangeError when the bytes are not whole. */
export function unpackColumns(
  bytes: Uint8Array,
  wanted: readonly number[],
  squeeze: Squeeze,
): readonly Float64Array[] {
  const places = placesOf(bytes);
  return wanted.map((index) => {
    const place = places[index];
    if (!place) throw new RangeError('no such column');
    const part = bytes.subarray(place.from, place.until);
    return decodeColumn(place.squeezed ? squeeze.unpack(part) : part);
  });
}

/** How many columns a packed table has. */
export function columnCount(bytes: Uint8Array): number {
  return byteReader(bytes).unsigned();
}

interface Place {
  readonly from: number;
  readonly until: number;
  readonly squeezed: boolean;
}

function placesOf(bytes: Uint8Array): readonly Place[] {
  const reader = byteReader(bytes);
  const heads = Array.from({ length: reader.unsigned() }, () => reader.unsigned());
  const total = heads.reduce((sum, head) => sum + Math.floor(head / 2), 0);
  let from = bytes.length - total;
  if (from < 0) throw new RangeError('table ends too early');
  return heads.map((head) => {
    const place = { from, until: from + Math.floor(head / 2), squeezed: head % 2 === 1 };
    from = place.until;
    return place;
  });
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
