import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBody } from '../../../../src-main/platform/http-body.ts';
import { answerOf, asking, failureIn } from '../support/asking.ts';
import { serve } from '../support/servers.ts';

const read = (text: string, type?: string) => readBody(Buffer.from(text), type);

describe('a body', () => {
  it.each([
    ['{"a":1}', 'text/plain', 'json', { a: 1 }],
    ['\uFEFF{"a":1}', 'application/json', 'json', { a: 1 }],
    ['7', 'application/json; charset=utf-8', 'json', 7],
    ['7', 'text/plain', 'other', undefined],
    ['', 'application/json', 'empty', undefined],
    ['  \r\n', undefined, 'empty', undefined],
    ['<!doctype html><p>Sign in', undefined, 'html', undefined],
    ['Sign in', 'text/html', 'html', undefined],
    ['{"a":1} junk', 'application/json', 'other', undefined],
    ['{"a":', 'application/json', 'other', undefined],
    ['{"a":1,"a":2}', 'application/json', 'json', { a: 2 }],
  ])('%j of type %s is %s (B1, B2, B7, N13)', (text, type, content, body) => {
    expect(read(text, type)).toEqual({ body, content });
  });

  it('cut at any byte never throws and is never taken for whole (B1)', () => {
    const whole = '{"success":true,"data":[{"streamId":"ab\\"c","views":[1,2,{"x":null}]}]}';
    for (let length = 1; length < whole.length; length += 1)
      expect(read(whole.slice(0, length), 'application/json').content).toBe('other');
  });

  it('nested deeper than 64 is not parsed, brackets inside strings do not count (B9)', () => {
    expect(read('['.repeat(200_000) + ']'.repeat(200_000)).content).toBe('other');
    expect(read('['.repeat(65) + ']'.repeat(65)).content).toBe('other');
    expect(read('['.repeat(64) + ']'.repeat(64)).content).toBe('json');
    expect(read(`["${'['.repeat(500)}\\"${'{'.repeat(500)}"]`).content).toBe('json');
  });

  it.each(['{"__proto__":{"polluted":1},"a":1}', '{"\\u005f_proto__":{"polluted":1},"a":1}'])(
    'with a prototype key %s yields an object without it (B8)',
    (text) => {
      const { body } = read(text);
      expect(Object.getOwnPropertyNames(body)).toEqual(['a']);
      expect(Object.assign({}, body)).not.toHaveProperty('polluted');
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    },
  );

  it('of any JSON value in braces or brackets comes back as it was', () => {
    const value = fc.oneof(fc.array(fc.json()), fc.dictionary(fc.string(), fc.json()));
    fc.assert(
      fc.property(value, (json) => {
        if (Object.hasOwn(json, '__proto__')) return;
        expect(read(JSON.stringify(json)).body).toEqual(JSON.parse(JSON.stringify(json)));
      }),
    );
  });

  it('of any bytes never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(['json', 'html', 'empty', 'other']).toContain(readBody(Buffer.from(bytes), undefined).content);
      }),
    );
  });
});

describe('on the wire', () => {
  it.each(['gzip', 'br', 'gzip, gzip', 'x-unknown'])('coding %s is refused unread (B4)', async (coding) => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': coding, 'content-type': 'application/json' });
      response.end(gzipSync('{}'));
    });
    const failure = failureIn(await asking()({ baseUrl: server.origin }));
    expect(failure).toMatchObject({
      kind: 'unexpected-response',
      message: expect.stringContaining('compressed'),
    });
    await expect.poll(() => server.open()).toBe(0);
  });

  it('an endless body is cut off at the cap (B3)', async () => {
    let written = 0;
    const server = await serve((_, response) => {
      response.writeHead(200);
      const chunk = Buffer.alloc(16_384, 0x20);
      const more = () => {
        while (!response.destroyed && response.write(chunk)) written += chunk.length;
        response.once('drain', more);
      };
      more();
    });
    const failure = failureIn(await asking()({ baseUrl: server.origin, maxBytes: 1_048_576 }));
    expect(failure).toMatchObject({
      kind: 'unexpected-response',
      message: expect.stringContaining('larger than 1 MiB'),
    });
    await expect.poll(() => server.open()).toBe(0);
    expect(written).toBeLessThan(32 * 1_048_576);
  });

  it('a length above the cap is refused before anything is read (B3)', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-length': String(3 * 1_048_576) });
      response.write('{');
    });
    const failure = failureIn(await asking()({ baseUrl: server.origin }));
    expect(failure).toMatchObject({
      kind: 'unexpected-response',
      message: expect.stringContaining('larger than 2 MiB'),
    });
  });

  it('exactly at the cap is fine', async () => {
    const body = JSON.stringify('a'.repeat(1_022));
    const server = await serve((_, response) => response.end(`[${body}]`));
    expect(answerOf(await asking()({ baseUrl: server.origin, maxBytes: 1_026 })).bytes).toBe(1_026);
    expect(failureIn(await asking()({ baseUrl: server.origin, maxBytes: 1_025 })).kind).toBe(
      'unexpected-response',
    );
  });
});
