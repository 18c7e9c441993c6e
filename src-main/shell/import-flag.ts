/** `--import FILE`: says what it changes on stdout, what is wrong on stderr (product.md sections 9 and 10). */
import { resolve } from 'node:path';
import { done } from '#contract/failure';
import type { Failure, Result } from '#contract/failure';
import { readTextFile } from '../platform/named-file.ts';
import { print } from '../platform/standard-output.ts';
import type { Importer } from './importing.ts';

/** EX_DATAERR of sysexits: the file was refused. */
export const REFUSED = 65;

export interface ImportTalk {
  /** Where the differences go: not stdout when that belongs to a document. */
  readonly out: NodeJS.WritableStream;
}

/**
 * Imports without asking, for who types this has decided. Where no keychain can keep the secrets they are kept for this
 * session, and that is said; never in a file.
 */
export async function importFile(
  path: string,
  importer: Importer,
  { out }: ImportTalk,
): Promise<Result<void>> {
  const file = await readTextFile(resolve(path));
  const preview = file.ok ? importer.preview(file.value) : file;
  if (!preview.ok) return told(preview.failure);
  const { changes, secretsMissing, token } = preview.value;
  const missing = secretsMissing.map((name) => `The secret of ${name} is missing: enter it under Accounts.`);
  await print(`${[...changes, ...missing].join('\n')}\n`, out);
  const applied = await importer.apply(token, false);
  if (applied.ok || applied.failure.kind !== 'keychain') return applied.ok ? applied : told(applied.failure);
  await print(`${applied.failure.message}\nThe secrets are kept for this session only.\n`, process.stderr);
  const kept = await importer.apply(token, true);
  return kept.ok ? done(undefined) : told(kept.failure);
}

async function told(failure: Failure): Promise<Result<never>> {
  await print(`${failureLines(failure).join('\n')}\n`, process.stderr);
  return { ok: false, failure };
}

/** The failure's words, then a line for each wrong field: its path, and what to do. */
export function failureLines({ message, fields = [] }: Failure): readonly string[] {
  return [
    message,
    ...fields.map((field) => `  ${field.path === '' ? '' : `${field.path}: `}${field.message}`),
  ];
}
