/** D-Bus bytes to values, little-endian. Throws on what does not fit the signature; the connection then ends. */
import { alignmentOf, innerTypes, splitSignature } from './signature.ts';

export interface Reader {
  read(signature: string): readonly unknown[];
  align(boundary: number): void;
}

type ReadScalar = (bytes: Buffer, at: number) => unknown;

const scalars: Readonly<Record<string, readonly [size: number, read: ReadScalar]>> = {
  y: [1, (bytes, at) => bytes.readUInt8(at)],
  n: [2, (bytes, at) => bytes.readInt16LE(at)],
  q: [2, (bytes, at) => bytes.readUInt16LE(at)],
  b: [4, (bytes, at) => bytes.readUInt32LE(at) !== 0],
  i: [4, (bytes, at) => bytes.readInt32LE(at)],
  u: [4, (bytes, at) => bytes.readUInt32LE(at)],
  x: [8, (bytes, at) => bytes.readBigInt64LE(at)],
  t: [8, (bytes, at) => bytes.readBigUInt64LE(at)],
  d: [8, (bytes, at) => bytes.readDoubleLE(at)],
};
/** The specification's limit of nesting. */
const DEEPEST = 64;

export function createReader(bytes: Buffer, start = 0): Reader {
  let at = start;
  const align = (boundary: number) => void (at += (boundary - (at % boundary)) % boundary);
  const text = (sizeBytes: 1 | 4): string => {
    const size = bytes.readUIntLE(at, sizeBytes);
    const from = at + sizeBytes;
    if (from + size + 1 > bytes.length) throw new RangeError('A D-Bus string that runs past its message');
    at = from + size + 1;
    return bytes.toString('utf8', from, from + size);
  };
  const read = (type: string, depth: number): unknown => {
    if (depth > DEEPEST) throw new RangeError('A D-Bus value that is nested too deep');
    align(alignmentOf(type));
    const scalar = scalars[type];
    if (scalar === undefined) return readCompound(type, depth + 1);
    const value = scalar[1](bytes, at);
    at += scalar[0];
    return value;
  };
  const readCompound = (type: string, depth: number): unknown => {
    if (type === 's' || type === 'o') return text(4);
    if (type === 'g') return text(1);
    if (type === 'v') return read(text(1), depth);
    if (type.startsWith('a')) return readArray(innerTypes(type)[0] ?? 'y', depth);
    return innerTypes(type).map((inner) => read(inner, depth));
  };
  const readArray = (inner: string, depth: number): readonly unknown[] => {
    const size = bytes.readUInt32LE(at);
    at += 4;
    align(alignmentOf(inner));
    const end = at + size;
    if (end > bytes.length) throw new RangeError('A D-Bus array that runs past its message');
    const values: unknown[] = [];
    while (at < end) values.push(read(inner, depth));
    return values;
  };
  return { align, read: (signature) => splitSignature(signature).map((type) => read(type, 0)) };
}
