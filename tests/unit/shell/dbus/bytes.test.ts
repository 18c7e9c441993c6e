import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFramer } from '../../../../src-main/platform/dbus/framer.ts';
import { decodeMessage, encodeCall, messageLength } from '../../../../src-main/platform/dbus/message.ts';
import { createReader } from '../../../../src-main/platform/dbus/reader.ts';
import { splitSignature } from '../../../../src-main/platform/dbus/signature.ts';
import { createWriter } from '../../../../src-main/platform/dbus/writer.ts';

const written = (signature: string, values: readonly unknown[]) => {
  const writer = createWriter();
  writer.write(signature, values);
  return writer.bytes();
};

describe('D-Bus signatures', () => {
  it('are cut into complete types', () => {
    expect(splitSignature('susssasa{sv}i')).toEqual(['s', 'u', 's', 's', 's', 'as', 'a{sv}', 'i']);
    expect(splitSignature('aa{s(iu)}y(s(iiay))')).toEqual(['aa{s(iu)}', 'y', '(s(iiay))']);
  });

  it('that do not end are refused', () => {
    expect(() => splitSignature('a{sv')).toThrow();
  });
});

describe('D-Bus bytes', () => {
  it('are those of the specification: aligned, counted, ended with zero', () => {
    expect(written('yu', [1, 2]).toString('hex')).toBe('0100000002000000');
    expect(written('s', ['ab']).toString('hex')).toBe('02000000616200');
    expect(written('v', [{ signature: 'b', value: true }]).toString('hex')).toBe('0162000001000000');
    // The filling before an array's first element is not counted in its size.
    expect(written('a(u)', [[[7]]]).toString('hex')).toBe('040000000000000007000000');
    expect(written('at', [[]]).toString('hex')).toBe('0000000000000000');
  });

  it('come back as the values they were made of', () => {
    const signature = 'ybnqiuxtdsoasa{sv}(is)';
    const numbers = [200, true, -5, 60_000, -70_000, 4_000_000_000, -9n, 9n, 0.5];
    const values = [...numbers, 'Grüße', '/a/b', ['x', ''], [['k', { signature: 'i', value: 3 }]], [1, 'z']];
    const expected = [...numbers, 'Grüße', '/a/b', ['x', ''], [['k', 3]], [1, 'z']];
    expect(createReader(written(signature, values)).read(signature)).toEqual(expected);
  });

  it('of any kind never make the reader hang or run past their end', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('a{sv}', 'as', 'v', '(sa(uv))'),
        (raw, signature) => {
          try {
            createReader(Buffer.from(raw)).read(signature);
          } catch (error) {
            expect(error).toBeInstanceOf(Error);
          }
        },
      ),
    );
  });
});

const call = {
  destination: 'org.freedesktop.Notifications',
  path: '/org/freedesktop/Notifications',
  interface: 'org.freedesktop.Notifications',
  member: 'CloseNotification',
  signature: 'u',
  values: [3],
};

describe('D-Bus messages', () => {
  it('tell their own length and come back whole', () => {
    const bytes = encodeCall(call, 9);
    expect(messageLength(bytes)).toBe(bytes.length);
    expect(decodeMessage(bytes)).toMatchObject({
      kind: 'call',
      serial: 9,
      path: call.path,
      member: 'CloseNotification',
      values: [3],
    });
  });

  it('are cut out of the stream wherever the pieces break', () => {
    const whole = Buffer.concat([Buffer.from('OK 1234\r\n'), encodeCall(call, 1), encodeCall(call, 2)]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (sizes) => {
        const framer = createFramer();
        const serials: number[] = [];
        for (let at = 0, turn = 0; at < whole.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          const framed = framer.push(whole.subarray(at, at + size));
          if (framed !== 'broken')
            serials.push(...framed.messages.map((bytes) => decodeMessage(bytes).serial));
          at += size;
        }
        expect(serials).toEqual([1, 2]);
      }),
    );
  });

  it('end the connection when the bus refuses us, or when one claims to be huge', () => {
    expect(createFramer().push(Buffer.from('REJECTED EXTERNAL\r\n'))).toBe('broken');
    const huge = encodeCall(call, 1);
    huge.writeUInt32LE(2 ** 31, 4);
    expect(createFramer().push(Buffer.concat([Buffer.from('OK 1\r\n'), huge]))).toBe('broken');
  });
});
