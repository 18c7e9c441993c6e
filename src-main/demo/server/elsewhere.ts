import type { ShowClock } from '../clock.ts';
import { listen } from './listen.ts';
import type { Listening } from './listen.ts';
import type { RequestLog } from './request-log.ts';

/** A second server on another origin, where redirects lead to. It is started when it is first needed and says `{}` to everything. */
export interface Elsewhere {
  origin(): Promise<string>;
  close(): Promise<void>;
}

/** Not started yet. What arrives there is in the log as vendor `elsewhere`, as proof of a followed redirect. */
export function toElsewhere(log: RequestLog, clock: ShowClock): Elsewhere {
  let started: Promise<Listening> | undefined;
  const start = () =>
    listen((request, response) => {
      const url = new URL(request.url ?? '/', 'http://elsewhere.test');
      const { method = 'GET', headers } = request;
      const query = Object.fromEntries(url.searchParams);
      log.add({ at: clock.now(), vendor: 'elsewhere', method, path: url.pathname, query, headers, body: '' });
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    }, 0);
  return {
    origin: async () => (await (started ??= start())).origin,
    close: async () => (await started)?.close(),
  };
}
