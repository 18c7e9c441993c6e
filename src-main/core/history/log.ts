/**
 * The log: rows as they come, each told by what changed since the last row of its source. Read from its beginning, in
 * order; both ends start anew when the log is emptied.
 */
import type { Row } from './row.ts';
import { byteReader, byteWriter, type ByteReader, type ByteWriter } from './varint.ts';

/** Times are kept to a tenth of a second, as outcomes are stamped; finer ones are kept as they are by `exact`. */
const GRAIN = 100;
const MISSING = 0;
const FLOAT = 1;
const WHOLE = 2;
const MOST_DIGITS = 3;
const LARGEST = 2 ** 51;

interface Known {
  at: number;
  code: number;
  word: number;
  values: readonly number[];
}

export interface RowLog {
  /** The rows as bytes; what they say is remembered for the next call. */
  encode(rows: readonly Row[]): Uint8Array;
  /** The rows of bytes that were encoded after those of the call before. Throws a RangeError on bytes that are not whole. */
  decode(bytes: Uint8Array, onRow: (row: Row) => void): void;
  /** The log was emptied. */
  reset(): void;
}

/** One memory serves one direction: use one for writing and another for reading, or read first and then write on. */
export function rowLog(): RowLog {
  const known = new Map<number, Known>();
  return {
    encode: (rows) => {
      const writer = byteWriter(rows.length * 8 + 8);
      for (const row of rows) writeRow(writer, knownOf(known, row.source), row);
      return writer.bytes();
    },
    decode: (bytes, onRow) => {
      const reader = byteReader(bytes);
      while (!reader.atEnd()) onRow(readRow(reader, (source) => knownOf(known, source)));
    },
    reset: () => known.clear(),
  };
}

function knownOf(known: Map<number, Known>, source: number): Known {
  const own = known.get(source);
  if (own) return own;
  const fresh: Known = { at: 0, code: 0, word: 0, values: [] };
  known.set(source, fresh);
  return fresh;
}

/** `source, time step, which changed, [code, word, count of values], values...` */
function writeRow(writer: ByteWriter, known: Known, row: Row): void {
  const { values } = row;
  const marked = row.code !== known.code || row.word !== known.word || values.length !== known.values.length;
  writer.unsigned(row.source);
  writeTime(writer, row.at - known.at, row.at);
  writer.unsigned(changesIn(values, known.values, marked));
  if (marked) {
    writer.unsigned(row.code);
    writer.unsigned(row.word);
    writer.unsigned(values.length);
  }
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? NaN;
    const before = known.values[index] ?? NaN;
    if (!same(value, before)) writeValue(writer, value, before);
  }
  known.at = row.at;
  known.code = row.code;
  known.word = row.word;
  known.values = values;
}

/** A bit for code, word and count, then one for each value. */
function changesIn(values: readonly number[], before: readonly number[], marked: boolean): number {
  let bits = marked ? 1 : 0;
  for (let index = 0, bit = 2; index < values.length; index++, bit *= 2) {
    if (!same(values[index] ?? NaN, before[index] ?? NaN)) bits += bit;
  }
  return bits;
}

function writeTime(writer: ByteWriter, step: number, at: number): void {
  const tenths = step / GRAIN;
  if (Number.isInteger(tenths) && at % 1 === 0) return writer.signed(tenths * 2);
  writer.signed(1);
  writer.float(at);
}

function readRow(reader: ByteReader, of: (source: number) => Known): Row {
  const source = reader.unsigned();
  const known = of(source);
  const time = reader.signed();
  const at = time % 2 === 0 ? known.at + (time / 2) * GRAIN : reader.float();
  let bits = reader.unsigned();
  const next = () => {
    const bit = bits % 2 === 1;
    bits = Math.floor(bits / 2);
    return bit;
  };
  const marked = next();
  const code = marked ? reader.unsigned() : known.code;
  const word = marked ? reader.unsigned() : known.word;
  const count = marked ? reader.unsigned() : known.values.length;
  if (count > 48) throw new RangeError('a row has too many values');
  const values = Array.from({ length: count }, (_, index) => {
    const before = known.values[index] ?? NaN;
    return next() ? readValue(reader, before) : before;
  });
  Object.assign(known, { at, code, word, values });
  return { source, at, code, word, values };
}

function same(a: number, b: number): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

function writeValue(writer: ByteWriter, value: number, before: number): void {
  if (Number.isNaN(value)) return writer.unsigned(MISSING);
  for (let digits = 0; digits <= MOST_DIGITS; digits++) {
    const scale = 10 ** digits;
    const whole = Math.round(value * scale);
    if (whole / scale !== value || Math.abs(whole) >= LARGEST) continue;
    writer.unsigned(WHOLE + digits);
    return writer.signed(whole - baseOf(before, scale));
  }
  writer.unsigned(FLOAT);
  writer.float(value);
}

function readValue(reader: ByteReader, before: number): number {
  const head = reader.unsigned();
  if (head === MISSING) return NaN;
  if (head === FLOAT) return reader.float();
  if (head > WHOLE + MOST_DIGITS) throw new RangeError('a value of an unknown form');
  const scale = 10 ** (head - WHOLE);
  return (reader.signed() + baseOf(before, scale)) / scale;
}

/** What a scaled value is told against: the last one, unless that was missing or beyond exactness. */
function baseOf(before: number, scale: number): number {
  const base = Math.round(before * scale);
  return Math.abs(base) < LARGEST ? base : 0;
}
