/** Over real HTTP: what a receiver gets, and that it can check where it is from. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Destination, DestinationPreset } from '#contract/configuration';
import { done } from '#contract/failure';
import { sendOnce } from '../../../src-main/core/delivery/send-once.ts';
import type { Secret } from '../../../src-main/core/ports.ts';
import { createHttp } from '../../../src-main/platform/http.ts';
import { hmacSha256 } from '../../../src-main/platform/signature.ts';
import { turnedClock } from '../../support/turned-clock.ts';
import { afterwards, serve } from '../platform/support/servers.ts';
import { nasty, opened, presets } from './messages.ts';

interface Got {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

const CANARY = 'canary-address-9f8e7d6c5b';

async function receiver(status = 200, more: Readonly<Record<string, string>> = {}) {
  const got: Got[] = [];
  const server = await serve((request, response) => {
    void read(request).then((text) => {
      got.push({ method: request.method, url: request.url, headers: request.headers, text });
      response.writeHead(status, more).end(`you asked for ${request.url ?? ''}`);
    });
  });
  return { ...server, got };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function send(secret: Secret | undefined, preset: DestinationPreset = 'json', message = opened) {
  const clock = turnedClock();
  const http = createHttp({ now: clock.now });
  afterwards(() => http.close());
  const destination: Destination = { id: 'ops', name: 'Ops', preset, host: '127.0.0.1', allowHttp: false };
  const asked: string[] = [];
  const vault = {
    read: async (entry: string) => {
      asked.push(entry);
      return done(secret);
    },
    write: async () => done(undefined),
    erase: async () => done(undefined),
  };
  const parts = { clock, http, sign: hmacSha256, vault };
  const sent = sendOnce(parts, destination, message, new AbortController().signal);
  return { sent, clock, asked };
}

describe('a receiver', () => {
  it('gets one POST of JSON with the event it is about', async () => {
    const server = await receiver(204);
    const { sent, asked } = send({ url: `${server.origin}/hook/${CANARY}?a=b%2Fc` });
    expect(await sent).toMatchObject({ ok: true, value: { status: 204 } });
    expect(asked).toEqual(['destination/ops']);
    expect(server.got).toHaveLength(1);
    const [{ method, url, headers, text } = {}] = server.got as [Got];
    expect([method, url]).toEqual(['POST', `/hook/${CANARY}?a=b%2Fc`]);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'x-tallylight-event': 'n1-abc',
    });
    expect(headers).not.toHaveProperty('x-tallylight-signature');
    expect(JSON.parse(text ?? '')).toMatchObject({ format: 'tallylight-alert/1', id: 'n1-abc' });
  });

  it.each(['json', 'slack'] as const)('can check the signature of the very bytes (%s)', async (preset) => {
    const server = await receiver();
    const { sent, clock } = send({ url: server.origin, signingSecret: 'geheim \u00fc' }, preset, nasty);
    await sent;
    const [{ headers, text }] = server.got as [Got];
    const [, time, found] =
      /^t=(\d+),v1=([\da-f]{64})$/.exec(String(headers['x-tallylight-signature'])) ?? [];
    const expected = createHmac('sha256', 'geheim \u00fc').update(`${time}.${text}`).digest();
    expect(timingSafeEqual(Buffer.from(found ?? '', 'hex'), expected)).toBe(true);
    expect(Number(time)).toBe(Math.floor(clock.now() / 1_000));
    const other = createHmac('sha256', 'geheim \u00fc').update(`${time}.${text} `).digest('hex');
    expect(other).not.toBe(found);
  });

  it('of ntfy is asked at its root, with the token', async () => {
    const server = await receiver();
    await send({ url: `${server.origin}/my-alerts`, token: 'tk_canary' }, 'ntfy').sent;
    const [{ url, headers, text }] = server.got as [Got];
    expect(url).toBe('/');
    expect(headers.authorization).toBe('Bearer tk_canary');
    expect(JSON.parse(text)).toMatchObject({ topic: 'my-alerts', priority: 5 });
  });

  it.each(presets)('takes what is made for %s as JSON in UTF-8', async (preset) => {
    const server = await receiver();
    await send({ url: `${server.origin}/t` }, preset, { ...nasty, title: 'Schlange: B\u00fchne \u{1f3ac}' })
      .sent;
    const [{ headers, text }] = server.got as [Got];
    expect(Number(headers['content-length'])).toBe(Buffer.byteLength(text));
    expect(text).toContain('\u{1f3ac}');
  });

  it('that sends on to another place is not followed, so the alert goes nowhere else', async () => {
    const elsewhere = await receiver();
    const server = await receiver(307, { location: `${elsewhere.origin}/stolen` });
    expect(await send({ url: `${server.origin}/${CANARY}` }).sent).toMatchObject({ value: { status: 307 } });
    expect(elsewhere.got).toEqual([]);
  });

  it('that cannot be reached is named by its host and nothing more', async () => {
    const server = await receiver();
    const closed = `http://127.0.0.1:1/${CANARY}?sig=${CANARY}`;
    const failure = await send({ url: closed, signingSecret: CANARY }).sent;
    expect(failure).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
    expect(JSON.stringify(failure)).not.toContain('canary');
    expect(server.got).toEqual([]);
  });

  it.each([
    ['is huge', (response: ServerResponse) => void response.writeHead(200).end('x'.repeat(20_000_000))],
    ['never ends', (response: ServerResponse) => void response.writeHead(200).write('x')],
    [
      'is compressed all the same',
      (response: ServerResponse) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'),
    ],
  ])('has the message when it says so, though its answer %s', async (_how, answer) => {
    const server = await serve((request, response) => void read(request).then(() => answer(response)));
    expect(await send({ url: server.origin }).sent).toMatchObject({ ok: true, value: { status: 200 } });
    expect(server.requests).toHaveLength(1);
    await expect.poll(server.open).toBe(0);
  });

  it('without an address in the keychain gets nothing, and that is said', async () => {
    expect(await send(undefined).sent).toMatchObject({
      failure: { kind: 'invalid', message: 'The address of Ops is missing. Enter it under Settings.' },
    });
  });
});
