import type { IncomingMessage, ServerResponse } from 'node:http';
import { TLSSocket } from 'node:tls';
import type { Outgoing } from '../server/send.ts';
import type { EffectOf } from './fault.ts';
import type { Victim } from './victim.ts';

/** Sends the headers, then the body in drops. */
export function drip(
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

/** Breaks the connection before or within an answer. */
export function cut(victim: Victim, where: EffectOf<'cut'>['where']): void {
  const { request, response } = victim;
  if (where === 'before-headers') return reset(request);
  const { status, headers, payload } = victim.right();
  const length = where === 'truncated' ? { 'content-length': payload.length } : {};
  response.writeHead(status, { ...headers, ...length });
  response.write(payload.subarray(0, Math.ceil(payload.length / 2)), () => {
    if (where === 'truncated') request.socket.end();
    else reset(request);
  });
}

/** Resets the connection; under TLS it can only be dropped. */
export function reset(request: IncomingMessage): void {
  const { socket } = request;
  if (socket instanceof TLSSocket) socket.destroy();
  else socket.resetAndDestroy();
}

/** Answers in another protocol and closes. */
export function notHttp(request: IncomingMessage): void {
  request.socket.end('SSH-2.0-simulated\r\n');
}
