import type { ServerResponse } from 'node:http';
import type { Answer } from './exchange.ts';

/** An answer ready to be written. */
export interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly payload: Buffer;
}

/** An answer as bytes. Text goes out as it is, anything else as JSON. */
export function toOutgoing(answer: Answer, contentType: string): Outgoing {
  const { status, body, headers } = answer;
  const isText = typeof body === 'string';
  const type = isText && body.startsWith('<') ? 'text/html; charset=utf-8' : contentType;
  const payload = Buffer.from(isText ? body : body === undefined ? '' : JSON.stringify(body));
  return { status, headers: { 'content-type': type, ...headers }, payload };
}

/** Writes an answer with its length. */
export function send(response: ServerResponse, { status, headers, payload }: Outgoing): void {
  const length = status === 204 || status === 304 ? {} : { 'content-length': payload.length };
  response.writeHead(status, { ...headers, ...length });
  response.end(payload);
}
