/** The way to a TLS host through a proxy. */
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type Socket } from 'node:net';
import type { BaseUrl } from '#contract/base-url';
import { failed } from '#contract/failure';
import type { Attempt } from './http-connect.ts';
import { failureOf, Obstacle } from './http-failure.ts';
import type { Proxy } from './http-proxy.ts';

/** The proxy's words for refusing. */
function refusedByProxy(proxy: Proxy, status: number): Obstacle {
  const message =
    status === 407
      ? `The proxy ${proxy.host} asks for a sign-in, which is not supported. Ask for an exception, or change the system's proxy settings.`
      : `The proxy ${proxy.host} refused the connection (status ${status}).`;
  return new Obstacle(failed('unreachable', message).failure);
}

/** A tunnel through the proxy (HTTP CONNECT) to the route's host. */
export function tunnel(url: BaseUrl, proxy: Proxy, attempt: Attempt): Promise<Socket> {
  const authority = `${isIP(url.hostname) === 6 ? `[${url.hostname}]` : url.hostname}:${url.port}`;
  return new Promise((resolve, reject) => {
    const ask = (proxy.secure ? requestSecure : requestPlain)({
      host: proxy.hostname,
      port: proxy.port,
      method: 'CONNECT',
      path: authority,
      headers: { host: authority },
      agent: false,
      ...(proxy.secure && { minVersion: 'TLSv1.2', rejectUnauthorized: true }),
    });
    attempt.stop = (error) => ask.destroy(error);
    ask.once('connect', (answer, socket: Socket) => {
      if (answer.statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(refusedByProxy(proxy, answer.statusCode ?? 0));
    });
    ask.once('response', (answer) => {
      ask.destroy();
      reject(refusedByProxy(proxy, answer.statusCode ?? 0));
    });
    ask.once('error', (error) => reject(new Obstacle(failureOf(error, `the proxy ${proxy.host}`))));
    ask.end();
  });
}
