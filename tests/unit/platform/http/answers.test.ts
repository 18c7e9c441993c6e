import { describe, expect, it } from 'vitest';
import { answerOf, asking, failureIn, SECRET } from '../support/asking.ts';
import { serve } from '../support/servers.ts';

describe('an answer', () => {
  it('comes with status, lower-case headers, parsed body, size and time of receipt', async () => {
    const server = await serve((_, response) => {
      response.setHeader('Content-Type', 'application/json');
      response.setHeader('X-Extra', 'yes');
      response.setHeader('Set-Cookie', 'session=1');
      response.end('{"liveUser":7,"queueUser":2}');
    });
    const answer = answerOf(await asking()({ baseUrl: server.origin }));
    expect(answer).toMatchObject({
      status: 200,
      body: { liveUser: 7, queueUser: 2 },
      content: 'json',
      bytes: 28,
      receivedAt: 1_000,
    });
    expect(answer.headers['x-extra']).toBe('yes');
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.duration).toBeGreaterThan(0);
  });

  it('is asked for with exactly the given method, path, query and headers, and no coding (S17)', async () => {
    const seen: unknown[] = [];
    const server = await serve((request, response) => {
      seen.push(request.method, request.url, { ...request.headers });
      response.end('{}');
    });
    const ask = asking({ userAgent: 'Tallylight/9' });
    answerOf(
      await ask({
        baseUrl: `${server.origin}/base/`,
        path: ['a b', 'c/d', 'é'],
        query: { userId: 'u 1', apikey: 'k&=' },
      }),
    );
    expect(seen).toEqual([
      'GET',
      '/base/a%20b/c%2Fd/%C3%A9?userId=u%201&apikey=k%26%3D',
      {
        accept: 'application/json',
        'accept-encoding': 'identity',
        authorization: `Bearer ${SECRET}`,
        connection: 'keep-alive',
        host: server.origin.slice(7),
        'user-agent': 'Tallylight/9',
      },
    ]);
  });

  it('may follow a JSON body, sent whole with its length', async () => {
    let got = '';
    let headers: Record<string, unknown> = {};
    const server = await serve((request, response) => {
      headers = request.headers;
      request.on('data', (chunk: Buffer) => (got += chunk.toString()));
      request.on('end', () => response.end('{"success":true}'));
    });
    answerOf(await asking()({ baseUrl: server.origin, method: 'PATCH', json: { metadata: { name: 'é' } } }));
    expect(got).toBe('{"metadata":{"name":"é"}}');
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'content-length': '26' });
  });

  it.each([204, 400, 401, 404, 418, 429, 500, 503, 599, 999])(
    'of status %i is an answer, not a failure (H23)',
    async (status) => {
      const server = await serve((_, response) => {
        response.writeHead(status, { 'retry-after': '120' });
        response.end(status === 204 ? undefined : '{"message":"no"}');
      });
      const answer = answerOf(await asking()({ baseUrl: server.origin }));
      expect(answer.status).toBe(status);
      expect(answer.headers['retry-after']).toBe('120');
      expect(answer.content).toBe(status === 204 ? 'empty' : 'json');
    },
  );
});

describe('a redirect', () => {
  it('to another host is handed back and the other host sees no request (H19, H20, F6)', async () => {
    const other = await serve((_, response) => response.end('{}'));
    const server = await serve((request, response) => {
      const query = request.url?.split('?')[1] ?? '';
      response.writeHead(302, {
        location: `http://localhost:${other.port}/stolen/${encodeURIComponent(SECRET)}?${query}`,
      });
      response.end();
    });
    const answer = answerOf(await asking()({ baseUrl: server.origin }));
    expect(answer.status).toBe(302);
    expect(answer.headers['location']).toBe(`http://localhost:${other.port}/stolen/***`);
    expect(other.accepted()).toBe(0);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['/elsewhere?apikey=1#x', '/elsewhere'],
    ['file:///etc/passwd', 'file:'],
    ['data:text/html,hi', 'data:'],
    ['http://user:pw@other.example/a?b', 'http://other.example/a'],
    ['http://[', ''],
  ])('to %s is told as origin and path only (H18, H19)', async (location, told) => {
    const server = await serve((_, response) => {
      response.writeHead(301, { location });
      response.end('moved');
    });
    const answer = answerOf(await asking()({ baseUrl: server.origin }));
    expect(answer.headers['location']).toBe(told.startsWith('/') ? server.origin + told : told);
    expect(server.requests).toHaveLength(1);
  });
});

describe('a value that cannot be sent', () => {
  it('in a header is refused in words that do not repeat it (E6)', async () => {
    const server = await serve((_, response) => response.end('{}'));
    const headers = { Authorization: `Bearer ${SECRET}\r\nX-Other: 1` };
    const failure = failureIn(await asking()({ baseUrl: server.origin, headers }));
    expect(failure).toMatchObject({ kind: 'rejected', message: expect.stringContaining('cannot be sent') });
    expect(server.accepted()).toBe(0);
  });
});
