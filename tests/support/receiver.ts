/** A webhook's receiver as somebody would write it: it reads the body, checks the signature and answers. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly path: string;
  readonly event: string;
  /** Whether the signature is that of the very bytes under the receiver's secret; undefined when there was none. */
  readonly isGenuine: boolean | undefined;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Receiver {
  readonly origin: string;
  readonly received: readonly Received[];
  /** From now on it answers with this status. */
  answer(status: number): void;
  stop(): Promise<void>;
}

export async function startReceiver(secret: string): Promise<Receiver> {
  const received: Received[] = [];
  let status = 200;
  const server = createServer((request, response) => {
    void textOf(request).then((text) => {
      received.push({
        path: request.url ?? '',
        event: String(request.headers['x-tallylight-event']),
        isGenuine: isGenuine(request.headers['x-tallylight-signature'], text, secret),
        body: JSON.parse(text) as Record<string, unknown>,
      });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: (next) => void (status = next),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function isGenuine(header: unknown, text: string, secret: string): boolean | undefined {
  if (header === undefined) return undefined;
  const [, time = '', found = ''] = /^t=(\d+),v1=([\da-f]{64})$/.exec(String(header)) ?? [];
  const expected = createHmac('sha256', secret).update(`${time}.${text}`).digest();
  const given = Buffer.from(found, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
