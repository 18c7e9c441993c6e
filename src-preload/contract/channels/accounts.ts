import * as v from 'valibot';
import { invoke } from '../ipc.ts';
import { fields, id, shortText, text } from './inputs.ts';

/** SHA-256 of a certificate: 64 hex digits, with or without colons. */
const fingerprint = v.pipe(
  v.string(),
  v.maxLength(95),
  v.check(
    (text) => /^[\da-f]{64}$/i.test(text.replaceAll(':', '')),
    'Write the SHA-256 of a certificate here: 64 hexadecimal digits.',
  ),
);

const accountForm = v.object({
  provider: id,
  name: shortText,
  baseUrl: text,
  config: fields,
  /** Goes into the keychain and never comes back. */
  secret: fields,
  allowHttp: v.optional(v.boolean(), false),
  allowChanges: v.optional(v.boolean(), false),
  /** Keep the secret for this session only. */
  sessionOnly: v.optional(v.boolean(), false),
  /** A certificate that the user has compared and confirmed; another one is refused from then on. */
  pinnedCertificate: v.optional(fingerprint),
});

/** A connection test's good end, in words, with what was seen. */
export interface ConnectionReport {
  readonly message: string;
}

export const accountChannels = {
  addAccount: invoke<{ readonly id: string }>()(accountForm),
  /**
   * With `id`, tests the stored account; fields given with it replace the stored ones for the test. A certificate that is
   * not trusted comes back in the failure, to be confirmed.
   */
  testConnection: invoke<ConnectionReport>()(
    v.object({ ...v.partial(accountForm).entries, id: v.optional(id) }),
  ),
  replaceSecret: invoke<void>()(
    v.object({ id, secret: fields, sessionOnly: v.optional(v.boolean(), false) }),
  ),
  changeAccount: invoke<void>()(
    v.object({
      id,
      name: v.optional(shortText),
      baseUrl: v.optional(text),
      config: v.optional(fields),
      allowHttp: v.optional(v.boolean()),
      allowChanges: v.optional(v.boolean()),
      /** `null` takes the confirmation back. */
      pinnedCertificate: v.optional(v.nullable(fingerprint)),
    }),
  ),
  removeAccount: invoke<void>()(v.object({ id })),
};
