import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { answerOf, asking, failureIn } from '../support/asking.ts';
import { serve, serveSockets } from '../support/servers.ts';

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: application/json\r\n\r\n{}';

/** Answers `each` requests of every connection, then closes it when the next one arrives, unanswered. */
function closesAfter(each: number) {
  let requests = 0;
  const connected = (socket: Socket) => {
    let left = each;
    socket.on('data', () => {
      requests += 1;
      if (left === 0) socket.destroy();
      else socket.write(OK);
      left -= 1;
    });
  };
  return { connected, requests: () => requests };
}

describe('connections', () => {
  it('are kept between polls', async () => {
    const server = await serve((_, response) => response.end('{}'));
    const ask = asking();
    for (let count = 0; count < 10; count += 1) answerOf(await ask({ baseUrl: server.origin }));
    expect(server.accepted()).toBe(1);
  });

  it('are shared by accounts of one origin, but not with one that pins a certificate', async () => {
    const server = await serve((_, response) => response.end('{}'));
    const ask = asking();
    answerOf(await ask({ baseUrl: `${server.origin}/one` }));
    answerOf(await ask({ baseUrl: `${server.origin}/two` }));
    answerOf(await ask({ baseUrl: server.origin, pinnedCertificate: '00'.repeat(32) }));
    expect(server.accepted()).toBe(2);
  });

  it('closed by the server just before reuse cost a GET nothing (N11)', async () => {
    const { connected, requests } = closesAfter(1);
    const server = await serveSockets(connected);
    const ask = asking();
    for (let count = 0; count < 4; count += 1) answerOf(await ask({ baseUrl: server.origin }));
    expect(server.accepted()).toBe(4);
    expect(requests()).toBe(7);
  });

  it('closed before reuse are not tried again for a change: it might have been done (N11, ACT)', async () => {
    const { connected, requests } = closesAfter(1);
    const server = await serveSockets(connected);
    const ask = asking();
    answerOf(await ask({ baseUrl: server.origin, method: 'PUT' }));
    expect(failureIn(await ask({ baseUrl: server.origin, method: 'PUT' })).kind).toBe('unreachable');
    expect(requests()).toBe(2);
  });

  it('that fail when new are not tried again here', async () => {
    const { connected, requests } = closesAfter(0);
    const server = await serveSockets(connected);
    failureIn(await asking()({ baseUrl: server.origin }));
    expect(requests()).toBe(1);
  });

  it('hanging ones do not hold up the others', async () => {
    const server = await serve((request, response) => {
      if (request.url?.startsWith('/slow') !== true) response.end('{}');
    });
    const ask = asking();
    const abort = new AbortController();
    const hanging = Array.from({ length: 50 }, () => ask({ baseUrl: `${server.origin}/slow` }, abort.signal));
    const quick = await Promise.all(Array.from({ length: 50 }, () => ask({ baseUrl: server.origin })));
    expect(quick.every((result) => result.ok)).toBe(true);
    abort.abort();
    for (const result of await Promise.all(hanging)) expect(failureIn(result).kind).toBe('cancelled');
    await expect.poll(() => server.open()).toBeLessThanOrEqual(50);
  });
});
