/** D-Bus messages: a fixed head, a list of fields, a body (D-Bus specification, "Message protocol"). */
import { createReader } from './reader.ts';
import type { Variant } from './signature.ts';
import { createWriter } from './writer.ts';

export interface Call {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly values?: readonly unknown[];
}

export interface Message {
  readonly kind: 'call' | 'answer' | 'error' | 'signal' | 'unknown';
  readonly serial: number;
  readonly answers?: number;
  readonly sender?: string;
  readonly path?: string;
  readonly interface?: string;
  readonly member?: string;
  readonly errorName?: string;
  readonly values: readonly unknown[];
}

const LITTLE_ENDIAN = 'l'.charCodeAt(0);
const METHOD_CALL = 1;
const PROTOCOL = 1;
const KINDS = ['unknown', 'call', 'answer', 'error', 'signal'] as const;
const FIELD = {
  path: 1,
  interface: 2,
  member: 3,
  errorName: 4,
  answers: 5,
  destination: 6,
  sender: 7,
  signature: 8,
};
const HEAD_BYTES = 16;
/** Nothing we ask for answers with more; a longer message is a mistake or an attack. */
const MAX_BYTES = 1024 * 1024;

export function encodeCall(call: Call, serial: number): Buffer {
  const body = createWriter();
  body.write(call.signature ?? '', call.values ?? []);
  const bytes = body.bytes();
  const head = createWriter();
  const start = [LITTLE_ENDIAN, METHOD_CALL, 0, PROTOCOL, bytes.length, serial];
  head.write('yyyyuua(yv)', [...start, fieldsOf(call)]);
  head.align(8);
  return Buffer.concat([head.bytes(), bytes]);
}

function fieldsOf(call: Call): readonly (readonly [number, Variant])[] {
  const field = (id: number, signature: string, value: string) => [id, { signature, value }] as const;
  return [
    field(FIELD.path, 'o', call.path),
    field(FIELD.interface, 's', call.interface),
    field(FIELD.member, 's', call.member),
    field(FIELD.destination, 's', call.destination),
    ...(call.signature === undefined ? [] : [field(FIELD.signature, 'g', call.signature)]),
  ];
}

/**
 * The length of the message at the start of `bytes`, or undefined while too little has come to tell.
 * Throws when it is longer than we accept or not little-endian (the bus hands on what the sender wrote).
 */
export function messageLength(bytes: Buffer): number | undefined {
  if (bytes.length < HEAD_BYTES) return undefined;
  if (bytes.readUInt8(0) !== LITTLE_ENDIAN) throw new RangeError('A D-Bus message in another byte order');
  const fields = HEAD_BYTES + bytes.readUInt32LE(12);
  const length = fields + ((8 - (fields % 8)) % 8) + bytes.readUInt32LE(4);
  if (length > MAX_BYTES) throw new RangeError('A D-Bus message that is too long');
  return length;
}

/** Throws on a message that is not what its signature says. */
export function decodeMessage(bytes: Buffer): Message {
  const reader = createReader(bytes);
  const [, kind, , , , serial, list] = reader.read('yyyyuua(yv)');
  const fields = new Map(list as readonly (readonly [number, unknown])[]);
  reader.align(8);
  const text = (id: number, name: string) => (fields.has(id) ? { [name]: String(fields.get(id)) } : {});
  return {
    kind: KINDS[Number(kind)] ?? 'unknown',
    serial: Number(serial),
    ...(fields.has(FIELD.answers) ? { answers: Number(fields.get(FIELD.answers)) } : {}),
    ...text(FIELD.sender, 'sender'),
    ...text(FIELD.path, 'path'),
    ...text(FIELD.interface, 'interface'),
    ...text(FIELD.member, 'member'),
    ...text(FIELD.errorName, 'errorName'),
    values: reader.read(String(fields.get(FIELD.signature) ?? '')),
  };
}
