/**
 * A column of numbers in few bytes: most readings are whole numbers that stand still or move a little, so runs of equal
 * steps are counted, and the steps themselves are varints. What does not fit that is kept as it is, to the last bit.
 */
import { byteReader, byteWriter, type ByteReader, type ByteWriter } from './varint.ts';

/** How the values of a column are told: scaled by 10^n to whole numbers, or as plain 64-bit floats. */
const FLOATS = 15;
const MOST_DIGITS = 3;
/** Scaled values and their steps stay exact below this. */
const LARGEST = 2 ** 51;

/** Encodes any doubles, NaN included (one NaN is as good as another); -0 comes back as 0. */
export function encodeColumn(values: Float64Array): Uint8Array {
  const writer = byteWriter(values.length + 16);
  const digits = digitsOf(values);
  writer.unsigned(values.length);
  writer.unsigned(digits);
  if (digits === FLOATS) for (const value of values) writer.float(value);
  else writeRuns(writer, values, 10 ** digits);
  return writer.bytes();
}

/** Decodes a column. Throws a RangeError when the bytes are not whole. */
export function decodeColumn(bytes: Uint8Array): Float64Array {
  const reader = byteReader(bytes);
  const length = reader.unsigned();
  if (length > bytes.length * 100_000) throw new RangeError('column is longer than it can be');
  const digits = reader.unsigned();
  const values = new Float64Array(length);
  if (digits === FLOATS) for (let index = 0; index < length; index++) values[index] = reader.float();
  else readRuns(reader, values, 10 ** digits);
  return values;
}

function digitsOf(values: Float64Array): number {
  for (let digits = 0; digits <= MOST_DIGITS; digits++) {
    const scale = 10 ** digits;
    if (values.every((value) => Number.isNaN(value) || isExact(value, scale))) return digits;
  }
  return FLOATS;
}

function isExact(value: number, scale: number): boolean {
  const whole = Math.round(value * scale);
  return Math.abs(whole) < LARGEST && whole / scale === value;
}

/**
 * Runs of `step, how many`: a run repeats one step from value to value. A missing value has no step; runs of missing
 * values are told apart by the lowest bit of the count.
 */
function writeRuns(writer: ByteWriter, values: Float64Array, scale: number): void {
  let before = 0;
  let index = 0;
  while (index < values.length) {
    const start = index;
    const first = values[index] ?? NaN;
    if (Number.isNaN(first)) {
      while (index < values.length && Number.isNaN(values[index] ?? 0)) index++;
      writer.unsigned((index - start) * 2 + 1);
      continue;
    }
    const step = Math.round(first * scale) - before;
    while (index < values.length && Math.round((values[index] ?? NaN) * scale) === before + step) {
      before += step;
      index++;
    }
    writer.unsigned((index - start) * 2);
    writer.signed(step);
  }
}

/** Below this bits can be shifted. */
const SMALL = 2 ** 31;

function readRuns(reader: ByteReader, values: Float64Array, scale: number): void {
  let before = 0;
  let index = 0;
  while (index < values.length) {
    const head = reader.unsigned();
    const count = head < SMALL ? head >>> 1 : Math.floor(head / 2);
    if (count === 0 || index + count > values.length) throw new RangeError('a run leaves its column');
    if (head % 2 === 1) {
      values.fill(NaN, index, index + count);
      index += count;
      continue;
    }
    const step = reader.signed();
    if (step === 0) {
      values.fill(before / scale, index, index + count);
      index += count;
    } else
      for (const end = index + count; index < end; index++) {
        before += step;
        values[index] = before / scale;
      }
  }
}
