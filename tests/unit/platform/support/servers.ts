/** Real servers on loopback, closed after each test. */
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer, type ServerOptions } from 'node:https';
import { type AddressInfo, createServer as createSocketServer, type Server, type Socket } from 'node:net';
import { afterEach } from 'vitest';

const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Runs `close` after the present test. */
export function afterwards(close: () => unknown): void {
  closers.push(close);
}

export interface Running {
  readonly port: number;
  readonly origin: string;
  /** Connections accepted so far, and those open now. */
  readonly accepted: () => number;
  readonly open: () => number;
  /** What was asked: method and target. */
  readonly requests: readonly string[];
}

async function listen(server: Server, scheme: string, requests: string[]): Promise<Running> {
  const sockets = new Set<Socket>();
  let accepted = 0;
  server.on('connection', (socket: Socket) => {
    accepted += 1;
    sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterwards(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `${scheme}://127.0.0.1:${port}`,
    accepted: () => accepted,
    open: () => sockets.size,
    requests,
  };
}

const logged =
  (requests: string[], listener: RequestListener): RequestListener =>
  (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    return listener(request, response);
  };

export function serve(listener: RequestListener): Promise<Running> {
  const requests: string[] = [];
  return listen(createServer(logged(requests, listener)), 'http', requests);
}

export function serveSecure(options: ServerOptions, listener: RequestListener): Promise<Running> {
  const requests: string[] = [];
  const server = createSecureServer(options, logged(requests, listener));
  server.on('tlsClientError', () => undefined);
  return listen(server, 'https', requests);
}

/** A bare TCP server: for answers no HTTP server would give. */
export function serveSockets(connected: (socket: Socket) => void): Promise<Running> {
  return listen(createSocketServer(connected), 'http', []);
}
