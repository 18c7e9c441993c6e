/** One try: the secret is read, the body made and signed, and one POST goes out. */
import type { Destination } from '#contract/configuration';
import { failed, type Result } from '#contract/failure';
import type { Parts } from '../monitor/world.ts';
import type { HttpAnswer, Secret } from '../ports.ts';
import { readAddress, type Address } from './address.ts';
import { bodyFor } from './body.ts';
import { destinationEntry } from './entry.ts';
import type { AlertMessage } from './message.ts';
import { EVENT_HEADER, SIGNATURE_HEADER, signatureOf } from './signature.ts';

/** Deadline of the answer, ms. */
const DEADLINE = 10_000;

export type SendingParts = Pick<Parts, 'clock' | 'http' | 'sign' | 'vault'>;

/** Reads the secret for this one try, and lets go of it afterwards. Fails as `sendWith` does, or with kind `keychain`. */
export async function sendOnce(
  parts: SendingParts,
  destination: Destination,
  message: AlertMessage,
  signal: AbortSignal,
): Promise<Result<HttpAnswer>> {
  const secret = await parts.vault.read(destinationEntry(destination.id));
  if (!secret.ok) return secret;
  if (secret.value === undefined)
    return failed('invalid', `The address of ${destination.name} is missing. Enter it under Settings.`);
  return sendWith(parts, destination, secret.value, { message, signal });
}

/** Fails with the client's kinds, `invalid` for an address that cannot be used, `rejected` when it cannot be signed. */
export async function sendWith(
  { clock, http, sign }: SendingParts,
  destination: Pick<Destination, 'preset' | 'allowHttp'>,
  secret: Secret,
  { message, signal }: { message: AlertMessage; signal: AbortSignal },
): Promise<Result<HttpAnswer>> {
  const read = readAddress(secret['url'] ?? '', destination.preset, destination.allowHttp);
  if (!read.ok) return read;
  const address = read.value;
  const json = bodyFor(destination.preset, message, address.topic);
  const { signingSecret, token } = secret;
  if (signingSecret !== undefined && !sign)
    return failed('rejected', 'Nothing can be signed here, so nothing was sent.');
  // The client sends exactly this text: one object is always written the same way.
  const signature =
    sign && signingSecret !== undefined
      ? { [SIGNATURE_HEADER]: signatureOf(sign, signingSecret, JSON.stringify(json), clock.now()) }
      : {};
  const headers = {
    [EVENT_HEADER]: message.id,
    ...signature,
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const { baseUrl, query, trailingSlash } = address;
  const { allowHttp } = destination;
  // Whoever says 2xx has the message: a long or slow page behind it must not have it sent once more.
  const limits = { deadline: DEADLINE, bodyless: true, allowHttp } as const;
  const to = { baseUrl, path: [], query, trailingSlash };
  const secrets = secretParts(secret, address);
  return http.request({ method: 'POST', ...to, headers, json, ...limits, secrets }, signal);
}

/** Shorter parts of a path are words such as `services`; longer ones are what makes the address secret. */
const SHORTEST = 12;

function secretParts(secret: Secret, { baseUrl, query }: Address): readonly string[] {
  const parts = [...baseUrl.split('/').slice(3), ...Object.values(query)];
  return [...Object.values(secret), ...parts.filter((part) => part.length >= SHORTEST)];
}
