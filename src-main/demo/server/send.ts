import type { ServerResponse } from 'node:http';
import type { Answer } from './exchange.ts';

/** An answer ready to be written. */
export interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Buffer;
}

/** An answer as bytes. Text and bytes go out as they are, anything else as JSON. */
export function toOutgoing(answer: Answer, contentType: string): Outgoing {
  const { status, body, headers } = answer;
  const isPage = typeof body === 'string' && body.startsWith('<');
  const type = isPage ? 'text/html; charset=utf-8' : contentType;
  return { status, headers: { 'content-type': type, ...headers }, payload: toPayload(body) };
}

function toPayload(body: unknown): Buffer {
  if (body instanceof Buffer) return body;
  if (typeof body === 'string') return Buffer.from(body);
  return Buffer.from(body === undefined ? '' : JSON.stringify(body));
}

/** Writes an answer with its length. */
export function send(response: ServerResponse, { status, headers, payload }: Outgoing): void {
  const length = status === 204 || status === 304 ? {} : { 'content-length': payload.length };
  response.writeHead(status, { ...headers, ...length });
  response.end(payload);
}
