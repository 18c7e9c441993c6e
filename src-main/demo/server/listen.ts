import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** A key and its certificate in PEM. */
export interface Tls {
  readonly key: string;
  readonly cert: string;
}

/** A server that listens on the loopback address only. */
export interface Listening {
  readonly origin: string;
  /** Ends all connections, also those that hang, and frees the port. */
  close(): Promise<void>;
}

/** Connections stay open between polls, longer than any usual interval (ms). */
const KEEP_ALIVE = 75_000;

/** Listens on 127.0.0.1; port 0 means any free one. Rejects when the port is taken or the key and certificate do not fit. */
export async function listen(answer: RequestListener, port: number, tls?: Tls): Promise<Listening> {
  const server = tls ? createSecureServer({ key: tls.key, cert: tls.cert }, answer) : createServer(answer);
  server.keepAliveTimeout = KEEP_ALIVE;
  server.headersTimeout = KEEP_ALIVE + 1000;
  await begin(server, port);
  const { port: actual } = server.address() as AddressInfo;
  return { origin: `${tls ? 'https' : 'http'}://127.0.0.1:${actual}`, close: () => end(server) };
}

function begin(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function end(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
