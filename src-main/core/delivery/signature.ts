/**
 * Proof that a message is ours. The header `X-Tallylight-Signature` is `t=<unix seconds>,v1=<hex>`, where `<hex>` is the
 * HMAC-SHA256 of `<t>.<body>` under the destination's signing secret, both UTF-8, the body byte for byte as sent.
 *
 * A receiver computes the same, compares without leaving at the first difference, and refuses a `t` that is more than a few
 * minutes off, so that a message overheard cannot be sent again later. `X-Tallylight-Event` is the message's id: the same for
 * every try, so that what came twice can be dropped.
 */
import type { Sign } from '../ports.ts';

export const SIGNATURE_HEADER = 'x-tallylight-signature';
export const EVENT_HEADER = 'x-tallylight-event';

/** The header's value for a body sent at `now`, epoch ms. */
export function signatureOf(sign: Sign, secret: string, body: string, now: number): string {
  const seconds = Math.floor(now / 1_000);
  return `t=${seconds},v1=${sign(secret, `${seconds}.${body}`)}`;
}
