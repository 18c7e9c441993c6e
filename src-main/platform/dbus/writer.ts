/** Values to D-Bus bytes, little-endian. Structs and dictionary entries are arrays, dictionaries are arrays of pairs. */
import { alignmentOf, innerTypes, splitSignature } from './signature.ts';
import type { Variant } from './signature.ts';

export interface Writer {
  write(signature: string, values: readonly unknown[]): void;
  /** Fills with zeros up to a boundary. */
  align(boundary: number): void;
  bytes(): Buffer;
}

type WriteScalar = (target: Buffer, value: never) => number;

const scalars: Readonly<Record<string, readonly [size: number, write: WriteScalar]>> = {
  y: [1, (target, value: number) => target.writeUInt8(value)],
  n: [2, (target, value: number) => target.writeInt16LE(value)],
  q: [2, (target, value: number) => target.writeUInt16LE(value)],
  b: [4, (target, value: boolean) => target.writeUInt32LE(value ? 1 : 0)],
  i: [4, (target, value: number) => target.writeInt32LE(value)],
  u: [4, (target, value: number) => target.writeUInt32LE(value)],
  x: [8, (target, value: bigint) => target.writeBigInt64LE(value)],
  t: [8, (target, value: bigint) => target.writeBigUInt64LE(value)],
  d: [8, (target, value: number) => target.writeDoubleLE(value)],
};

export function createWriter(): Writer {
  const parts: Buffer[] = [];
  let length = 0;
  const put = (bytes: Buffer) => {
    parts.push(bytes);
    length += bytes.length;
  };
  const sink: Sink = {
    put,
    align: (boundary) => put(Buffer.alloc((boundary - (length % boundary)) % boundary)),
    length: () => length,
  };
  return {
    align: sink.align,
    write: (signature, values) =>
      splitSignature(signature).forEach((type, index) => writeValue(sink, type, values[index])),
    bytes: () => Buffer.concat(parts),
  };
}

interface Sink {
  put(bytes: Buffer): void;
  align(boundary: number): void;
  length(): number;
}

function writeValue(sink: Sink, type: string, value: unknown): void {
  sink.align(alignmentOf(type));
  const scalar = scalars[type];
  if (scalar !== undefined) sink.put(scalarBytes(scalar, value));
  else if (type === 's' || type === 'o') sink.put(textBytes(String(value), 4));
  else if (type === 'g') sink.put(textBytes(String(value), 1));
  else if (type === 'v') writeVariant(sink, value as Variant);
  else if (type.startsWith('a')) writeArray(sink, type, value as readonly unknown[]);
  else
    innerTypes(type).forEach((inner, index) => writeValue(sink, inner, (value as readonly unknown[])[index]));
}

function writeVariant(sink: Sink, { signature, value }: Variant): void {
  writeValue(sink, 'g', signature);
  writeValue(sink, signature, value);
}

/** The size does not count the filling between it and the first element. */
function writeArray(sink: Sink, type: string, values: readonly unknown[]): void {
  const [inner = 'y'] = innerTypes(type);
  const size = Buffer.alloc(4);
  sink.put(size);
  sink.align(alignmentOf(inner));
  const start = sink.length();
  for (const value of values) writeValue(sink, inner, value);
  size.writeUInt32LE(sink.length() - start);
}

function scalarBytes([size, write]: readonly [number, WriteScalar], value: unknown): Buffer {
  const target = Buffer.alloc(size);
  write(target, value as never);
  return target;
}

function textBytes(text: string, sizeBytes: 1 | 4): Buffer {
  const body = Buffer.from(text, 'utf8');
  const size = Buffer.alloc(sizeBytes);
  size.writeUIntLE(body.length, 0, sizeBytes);
  return Buffer.concat([size, body, Buffer.alloc(1)]);
}
