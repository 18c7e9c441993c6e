import { describe, expect, it } from 'vitest';
import { answerOf, asking, failureIn } from '../support/asking.ts';
import { afterwards, serve, serveSockets } from '../support/servers.ts';

describe('on the network', () => {
  it('a refused connection names host and port, nothing else (N1)', async () => {
    // Port 1 of loopback: nothing listens there.
    const failure = failureIn(await asking()({ baseUrl: 'http://127.0.0.1:1/x' }));
    expect(failure).toEqual({
      kind: 'unreachable',
      message: 'Cannot reach 127.0.0.1:1: connection refused.',
    });
  });

  it('an unknown name is told as such (N2)', async () => {
    const notFound = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
    const ask = asking({ lookup: (_, __, callback) => callback(notFound, []) });
    const failure = failureIn(await ask({ baseUrl: 'https://nowhere.example' }));
    expect(failure).toEqual({
      kind: 'unreachable',
      message: 'Cannot reach nowhere.example: its name was not found.',
    });
  });

  it('a black hole ends at the deadline and leaves no connection behind (N3)', async () => {
    const ask = asking({ lookup: () => undefined });
    const failure = failureIn(await ask({ baseUrl: 'https://silent.example', deadline: 50 }));
    expect(failure).toMatchObject({ kind: 'timeout', message: expect.stringContaining('silent.example') });
  });

  it('headers that never come end at the deadline, and the socket is closed (N4)', async () => {
    const server = await serve(() => undefined);
    const failure = failureIn(await asking()({ baseUrl: server.origin, deadline: 60 }));
    expect(failure.kind).toBe('timeout');
    await expect.poll(() => server.open()).toBe(0);
  });

  it('a dripping body does not move the deadline (N5)', async () => {
    let dripped = 0;
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => response.write(' ') && (dripped += 1), 10);
      afterwards(() => clearInterval(timer));
    });
    const failure = failureIn(await asking()({ baseUrl: server.origin, deadline: 100 }));
    expect(failure.kind).toBe('timeout');
    expect(dripped).toBeGreaterThan(1);
    await expect.poll(() => server.open()).toBe(0);
  });

  it('a reset connection is told as cut (N6)', async () => {
    const server = await serve((request) => request.socket.resetAndDestroy());
    const failure = failureIn(await asking()({ baseUrl: server.origin }));
    expect(failure).toMatchObject({ kind: 'unreachable', message: expect.stringContaining('was cut') });
  });

  it('a body shorter than announced is never parsed (N6, B1)', async () => {
    const server = await serve((request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"liveUser":7}', () => request.socket.destroy());
    });
    const failure = failureIn(await asking()({ baseUrl: server.origin }));
    expect(failure).toMatchObject({ kind: 'unreachable', message: expect.stringContaining('was cut') });
  });

  it.each([
    ['an unknown protocol', 'HTTP/9.9 xyz\r\n\r\n'],
    [
      'two lengths at once',
      'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
    ],
    ['no HTTP at all', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['a header without a colon', 'HTTP/1.1 200 OK\r\nbroken header\r\n\r\n{}'],
  ])('%s is an invalid answer (N7)', async (_, text) => {
    const server = await serveSockets((socket) => socket.once('data', () => socket.end(text)));
    const failure = failureIn(await asking()({ baseUrl: server.origin }));
    expect(failure).toMatchObject({
      kind: 'unexpected-response',
      message: expect.stringContaining('not valid HTTP'),
    });
  });

  it('headers above 16 KiB are refused (N7)', async () => {
    const server = await serve((_, response) => {
      response.setHeader('x', 'a'.repeat(20_000));
      response.end('{}');
    });
    const failure = failureIn(await asking()({ baseUrl: server.origin }));
    expect(failure).toMatchObject({
      kind: 'unexpected-response',
      message: expect.stringContaining('too large'),
    });
  });

  it('a connection switched to another protocol is closed and told as cut (H23)', async () => {
    const text = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n';
    const server = await serveSockets((socket) => socket.once('data', () => socket.write(text)));
    expect(failureIn(await asking()({ baseUrl: server.origin })).kind).toBe('unreachable');
    await expect.poll(() => server.open()).toBe(0);
  });

  it('a dead IPv6 address gives way to a live IPv4 one (N12)', async () => {
    const server = await serve((_, response) => response.end('{"a":1}'));
    const lookup = (
      _: string,
      __: unknown,
      callback: (error: null, addresses: { address: string; family: number }[]) => void,
    ) =>
      callback(null, [
        { address: '::1', family: 6 },
        { address: '127.0.0.1', family: 4 },
      ]);
    const answer = answerOf(await asking({ lookup })({ baseUrl: `http://localhost:${server.port}` }));
    expect(answer.body).toEqual({ a: 1 });
  });

  it('a port that browsers bar is no trouble (N15)', async () => {
    expect(failureIn(await asking()({ baseUrl: 'http://127.0.0.1:6667' })).message).toContain(
      'connection refused',
    );
  });
});

describe('of the caller', () => {
  it('an abort before and during the request is told as cancelled', async () => {
    let arrived: () => void = () => undefined;
    const underway = new Promise<void>((resolve) => (arrived = resolve));
    const server = await serve(() => arrived());
    const abort = new AbortController();
    const asked = asking()({ baseUrl: server.origin }, abort.signal);
    await underway;
    abort.abort();
    expect(failureIn(await asked).kind).toBe('cancelled');
    expect(failureIn(await asking()({ baseUrl: server.origin }, abort.signal)).kind).toBe('cancelled');
    await expect.poll(() => server.open()).toBe(0);
  });

  it('many requests with one signal put one listener on it in all', async () => {
    const server = await serve((_, response) => response.end('{}'));
    const signal = new AbortController().signal;
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    signal.addEventListener = (...words: Parameters<typeof add>) => ((listeners += 1), add(...words));
    const ask = asking();
    for (let count = 0; count < 20; count += 1) answerOf(await ask({ baseUrl: server.origin }, signal));
    expect(listeners).toBe(1);
  });
});
