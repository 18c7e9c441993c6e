import * as v from 'valibot';
import { parseBaseUrl } from '../base-url.ts';
import type { Account, Source } from '../configuration.ts';
import { entryId, fields, flag, longText, shortName, span, textFields, wholeNumber } from './parts.ts';

const isFingerprint = (text: string) => /^[\da-f]{64}$/i.test(text.replaceAll(':', ''));

export const accountEntries = {
  id: entryId,
  provider: entryId,
  name: shortName,
  baseUrl: longText,
  config: textFields,
  allowHttp: v.optional(flag, false),
  allowChanges: v.optional(flag, false),
  pinnedCertificate: v.exactOptional(
    v.pipe(
      longText,
      v.check(isFingerprint, 'Write the SHA-256 of a certificate here: 64 hexadecimal digits.'),
    ),
  ),
  pinnedAt: v.exactOptional(span),
};

/** An account as stored. Its base URL must be one that may be called (faults D7, E3 to E5). */
export const accountSchema = v.pipe(
  fields(accountEntries, 'Write an account here.'),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value } = dataset;
    const url = parseBaseUrl(value.baseUrl, value.allowHttp);
    if (url.ok) return;
    const path = {
      type: 'object',
      origin: 'value',
      input: value,
      key: 'baseUrl',
      value: value.baseUrl,
    } as const;
    addIssue({ message: url.failure.message, path: [path] });
  }),
) satisfies v.GenericSchema<unknown, Account>;

export const sourceSchema = fields(
  {
    id: entryId,
    account: entryId,
    kind: entryId,
    key: textFields,
    label: shortName,
    interval: v.exactOptional(span),
    capacity: v.exactOptional(wholeNumber),
    paused: v.exactOptional(flag),
  },
  'Write a source here.',
) satisfies v.GenericSchema<unknown, Source>;
