import { connect, type Socket } from 'node:net';
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { parseProxyList } from '../../../../src-main/platform/http-proxy.ts';
import { answerOf, asking, failureIn } from '../support/asking.ts';
import { selfSigned } from '../support/certificates.ts';
import { afterwards, serve, serveSecure } from '../support/servers.ts';

interface ProxyServer {
  readonly address: string;
  readonly seen: string[];
}

/** A forward proxy that leads every host to `port` of loopback. */
async function proxyTo(port: number, refusal?: number): Promise<ProxyServer> {
  const seen: string[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => void sockets.add(socket.on('error', () => undefined));
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    if (refusal !== undefined) response.writeHead(refusal);
    response.end('{"proxied":true}');
  });
  server.on('connection', keep);
  server.on('connect', (request, client: Socket) => {
    seen.push(`CONNECT ${request.url}`);
    if (refusal !== undefined) return client.end(`HTTP/1.1 ${refusal} No\r\nContent-Length: 0\r\n\r\n`);
    const target = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      target.pipe(client).pipe(target);
    });
    return keep(target);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterwards(() => {
    sockets.forEach((socket) => socket.destroy());
    return new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  return { address: `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, seen };
}

describe('the proxy list of the system', () => {
  it.each([
    ['DIRECT', 'direct'],
    ['', 'direct'],
    [
      'PROXY proxy.example:8080; DIRECT',
      { secure: false, hostname: 'proxy.example', port: 8080, host: 'proxy.example:8080' },
    ],
    [
      'HTTPS proxy.example',
      { secure: true, hostname: 'proxy.example', port: 443, host: 'proxy.example:443' },
    ],
    ['PROXY [::1]:3128', { secure: false, hostname: '::1', port: 3128, host: '[::1]:3128' }],
    ['SOCKS5 a.example:1080; DIRECT', 'direct'],
    ['SOCKS5 a.example:1080', 'unsupported'],
    ['rubbish', 'unsupported'],
  ])('%j means %j (N14)', (list, way) => {
    expect(parseProxyList(list)).toEqual(way);
  });
});

describe('through a proxy', () => {
  const own = selfSigned('api.example');

  it('https goes by a tunnel that is asked for host and port only (N14)', async () => {
    const server = await serveSecure(own, (_, response) => response.end('{"a":1}'));
    const proxy = await proxyTo(server.port);
    const asked: string[] = [];
    const ask = asking({ resolveProxy: async (url) => (asked.push(url), `PROXY ${proxy.address}`) });
    const baseUrl = 'https://api.example/deep';
    for (let count = 0; count < 3; count += 1)
      expect(answerOf(await ask({ baseUrl, pinnedCertificate: own.fingerprint })).body).toEqual({ a: 1 });
    expect(proxy.seen).toEqual(['CONNECT api.example:443']);
    expect(asked).toEqual(['https://api.example/']);
    expect(failureIn(await ask({ baseUrl })).message).toContain(
      'The certificate of api.example is not trusted',
    );
  });

  it('private http goes in absolute form (N14)', async () => {
    const proxy = await proxyTo(0);
    const ask = asking({ resolveProxy: async () => `PROXY ${proxy.address}` });
    const answer = answerOf(
      await ask({ baseUrl: 'http://10.1.2.3:8080/api', allowHttp: true, query: { q: '1' } }),
    );
    expect(answer.body).toEqual({ proxied: true });
    expect(proxy.seen).toEqual(['GET http://10.1.2.3:8080/api/v1?q=1']);
  });

  it('a name that leads to a public address gets no http either (E4)', async () => {
    const proxy = await proxyTo(0);
    const ask = asking({
      resolveProxy: async () => `PROXY ${proxy.address}`,
      lookup: (_, __, callback) => callback(null, [{ address: '93.184.216.34', family: 4 }]),
    });
    expect(failureIn(await ask({ baseUrl: 'http://storm.local', allowHttp: true })).kind).toBe('rejected');
    expect(proxy.seen).toEqual([]);
  });

  it('loopback never goes', async () => {
    const server = await serve((_, response) => response.end('{"a":1}'));
    const ask = asking({ resolveProxy: () => Promise.reject(new Error('not to be asked')) });
    expect(answerOf(await ask({ baseUrl: server.origin })).body).toEqual({ a: 1 });
  });

  it('a demand for a sign-in is told, and nothing was sent to the host (N14)', async () => {
    const proxy = await proxyTo(0, 407);
    const ask = asking({ resolveProxy: async () => `PROXY ${proxy.address}` });
    const failure = failureIn(await ask({ baseUrl: 'https://api.example' }));
    expect(failure).toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('asks for a sign-in'),
    });
  });

  it('a dead proxy is named, a kind we cannot use as well', async () => {
    const dead = asking({ resolveProxy: async () => 'PROXY 127.0.0.1:1' });
    expect(failureIn(await dead({ baseUrl: 'https://api.example' })).message).toBe(
      'Cannot reach the proxy 127.0.0.1:1: connection refused.',
    );
    const socks = asking({ resolveProxy: async () => 'SOCKS5 127.0.0.1:1' });
    expect(failureIn(await socks({ baseUrl: 'https://api.example' })).message).toContain('not supported');
  });

  it('a system that never answers is limited by the deadline', async () => {
    const ask = asking({ resolveProxy: () => new Promise(() => undefined) });
    expect(failureIn(await ask({ baseUrl: 'https://api.example', deadline: 30 })).kind).toBe('timeout');
  });
});
