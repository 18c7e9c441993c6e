import type { IncomingMessage, ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import { send, toOutgoing } from '../server/send.ts';
import type { Outgoing } from '../server/send.ts';
import type { Ask, VendorSite } from '../server/exchange.ts';
import type { Effect } from './fault.ts';
import type { ActiveFault } from './faults.ts';
import { rubbishOf } from './rubbish.ts';

/** One request that something goes wrong with. */
export interface Victim {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly site: VendorSite;
  readonly ask: Ask;
  /** The right answer. Calling it does what was asked, so it must not be called for nothing. */
  right(): Outgoing;
  /** Origin of the vendors' second server. */
  elsewhere(): Promise<string>;
}

/** Plays a fault's effect on a request. Delays are awaited by the caller. */
export async function play(one: ActiveFault, victim: Victim): Promise<void> {
  const { fault } = one;
  const { request, response, site } = victim;
  switch (fault.kind) {
    case 'delay':
      return send(response, victim.right());
    case 'hang':
      return;
    case 'status':
      return send(response, statusOf(fault, site));
    case 'too-fast':
      return send(response, tooFast(fault, site));
    case 'drip':
      return drip(response, victim.right(), fault);
    case 'cut':
      return cut(request, response, victim, fault.where);
    case 'rubbish':
      if (fault.what === 'not-http') return notHttp(request);
      return send(response, rubbishOf(fault.what, victim.right(), fault.bytes));
    case 'redirect':
      return send(response, await redirect(fault, victim));
    case 'lose-answer':
      victim.right();
      return reset(request);
    case 'frozen':
      return send(response, frozen(one, victim));
  }
}

type EffectOf<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;

function statusOf(fault: EffectOf<'status'>, site: VendorSite): Outgoing {
  const { status, message, body, page, headers = {} } = fault;
  const own = body ?? (page ? gatewayPage(status) : undefined);
  const answer = own === undefined ? site.failure(status, message) : { status, body: own };
  return toOutgoing({ ...answer, headers }, site.contentType);
}

/** What a gateway in front of a vendor sends when it has nothing better. */
function gatewayPage(status: number): string {
  return `<!DOCTYPE html>\n<html><head><title>${status}</title></head><body><h1>Error ${status}</h1></body></html>\n`;
}

function tooFast({ retryAfter, message }: EffectOf<'too-fast'>, site: VendorSite): Outgoing {
  const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
  return statusOf(
    { kind: 'status', status: 429, headers, ...(message === undefined ? {} : { message }) },
    site,
  );
}

function drip(
  response: ServerResponse,
  { status, headers, payload }: Outgoing,
  fault: EffectOf<'drip'>,
): void {
  response.writeHead(status, headers);
  response.flushHeaders();
  let sent = 0;
  const timer = setInterval(() => {
    response.write(fault.endless ? ' ' : payload.subarray(sent, sent + 1));
    sent += 1;
    if (!fault.endless && sent >= payload.length) response.end();
  }, fault.every);
  response.on('close', () => clearInterval(timer));
}

function cut(
  request: IncomingMessage,
  response: ServerResponse,
  victim: Victim,
  where: EffectOf<'cut'>['where'],
): void {
  if (where === 'before-headers') return reset(request);
  const { status, headers, payload } = victim.right();
  const length = where === 'truncated' ? { 'content-length': payload.length } : {};
  response.writeHead(status, { ...headers, ...length });
  response.write(payload.subarray(0, Math.ceil(payload.length / 2)), () => {
    if (where === 'truncated') request.socket.end();
    else reset(request);
  });
}

function reset(request: IncomingMessage): void {
  const { socket } = request;
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
}

function notHttp(request: IncomingMessage): void {
  request.socket.end('SSH-2.0-simulated\r\n');
}

async function redirect(fault: EffectOf<'redirect'>, victim: Victim): Promise<Outgoing> {
  const { to, status = 302 } = fault;
  return { status, headers: { location: await placeOf(to, victim) }, payload: Buffer.alloc(0) };
}

async function placeOf(to: EffectOf<'redirect'>['to'], { request, elsewhere }: Victim): Promise<string> {
  const url = request.url ?? '/';
  if (typeof to === 'object') return to.url;
  if (to === 'same-origin') return url;
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  return `${await elsewhere()}/stolen${to === 'echo-query' ? query : ''}`;
}

function frozen(one: ActiveFault, victim: Victim): Outgoing {
  const kept = one.frozen.get(victim.ask.path) ?? victim.right();
  one.frozen.set(victim.ask.path, kept);
  return kept;
}
