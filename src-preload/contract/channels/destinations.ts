import * as v from 'valibot';
import type { Destination } from '../configuration.ts';
import { invoke, push } from '../ipc.ts';
import { destinationPreset } from '../schemas/destination.ts';
import { id, nothing, shortText, text } from './inputs.ts';

/** A destination as the page shows it. Its address is a secret: the page learns the host and no more. */
export interface DestinationView extends Destination {
  readonly hasAddress: boolean;
  readonly hasSigningSecret: boolean;
  readonly hasToken: boolean;
  /** The secret lives for this session only: no keychain could keep it. */
  readonly sessionOnly: boolean;
  /** How many rules name it. */
  readonly rules: number;
  /** Messages still to be told. */
  readonly waiting: number;
  /** How the last try ended, and of what; `text` is what was wrong. */
  readonly last?: {
    readonly at: number;
    readonly ok: boolean;
    readonly title: string;
    readonly text?: string;
  };
  /** When what failed is tried again, epoch ms. */
  readonly againAt?: number;
}

/** Goes into the keychain and never comes back. */
const secret = v.object({
  url: v.optional(text),
  /** Empty takes it away; absent leaves it as it is. */
  signingSecret: v.optional(v.pipe(v.string(), v.maxLength(500))),
  token: v.optional(v.pipe(v.string(), v.maxLength(500))),
});

const form = {
  name: shortText,
  preset: destinationPreset,
  allowHttp: v.optional(v.boolean(), false),
  secret,
  /** Keep the secret for this session only. */
  sessionOnly: v.optional(v.boolean(), false),
};

export const destinationChannels = {
  readDestinations: invoke<readonly DestinationView[]>()(nothing),
  /** Kind `invalid` names the fields: `name`, `preset`, `secret.url`. */
  addDestination: invoke<{ readonly id: string }>()(v.object(form)),
  /** What is left out of `secret` stays; a token does not follow the address to another host. */
  changeDestination: invoke<void>()(v.object({ ...form, id })),
  /** Rules that name it lose it, and what still waits for it is dropped. */
  removeDestination: invoke<void>()(v.object({ id })),
  /** One message now, without another try. With fields, as they are in the form; `id` gives the stored secret. */
  testDestination: invoke<{ readonly message: string }>()(
    v.object({ ...v.partial(v.object(form)).entries, id: v.optional(id) }),
  ),
  destinations: push<readonly DestinationView[]>(),
};
