import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { ShowClock } from '../clock.ts';
import type { ActiveFault, Faults } from '../faults/faults.ts';
import { play } from '../faults/play.ts';
import type { Victim } from '../faults/victim.ts';
import { prefixes } from '../names.ts';
import type { Ask, SeenRequest, VendorSite } from './exchange.ts';
import type { RequestLog } from './request-log.ts';
import { send, toOutgoing } from './send.ts';

/** What the server needs to answer. */
export interface Serving {
  readonly sites: readonly VendorSite[];
  readonly clock: ShowClock;
  readonly log: RequestLog;
  readonly faults: Faults;
  elsewhere(): Promise<string>;
}

/** Answers requests of all vendors: finds the vendor by prefix, writes the log, lets faults strike, then answers. */
export function toListener(serving: Serving): RequestListener {
  return (request, response) => {
    const method = request.method ?? 'GET';
    if (method === 'GET' || method === 'HEAD') return receive(serving, request, response, method, '');
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => receive(serving, request, response, method, Buffer.concat(pieces).toString()));
  };
}

function receive(
  serving: Serving,
  request: IncomingMessage,
  response: ServerResponse,
  method: string,
  body: string,
): void {
  const { path, query } = splitUrl(request.url ?? '/');
  const site = serving.sites.find(({ name }) => path.startsWith(`${prefixes[name]}/`));
  const ask: Ask = {
    method,
    path: site ? path.slice(prefixes[site.name].length) : path,
    query,
    headers: request.headers,
    body,
  };
  if (serving.log.wanted()) serving.log.add(seen(serving, site, path, ask));
  if (!site)
    return send(response, {
      status: 404,
      headers: { 'content-type': 'text/plain' },
      payload: Buffer.from('Not found\n'),
    });
  const struck = serving.faults.strike(site.name, path, ask, serving.clock.now());
  const right = () => toOutgoing(site.answer(ask), site.contentType);
  if (struck.length === 0) return send(response, right());
  void suffer(struck, { request, response, site, ask, right, elsewhere: serving.elsewhere });
}

async function suffer(struck: readonly ActiveFault[], victim: Victim): Promise<void> {
  for (const { fault } of struck) {
    if (fault.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
  }
  const last = struck.at(-1);
  if (last && !victim.request.socket.destroyed) await play(last, victim);
}

function splitUrl(url: string): { path: string; query: URLSearchParams } {
  const mark = url.indexOf('?');
  if (mark < 0) return { path: url, query: new URLSearchParams() };
  return { path: url.slice(0, mark), query: new URLSearchParams(url.slice(mark + 1)) };
}

function seen({ clock }: Serving, site: VendorSite | undefined, path: string, ask: Ask): SeenRequest {
  const { method, headers, body } = ask;
  const query = Object.fromEntries(ask.query);
  return { at: clock.now(), vendor: site?.name ?? 'unknown', method, path, query, headers, body };
}
