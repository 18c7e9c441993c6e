/** Files the user names: read and written whole or not at all, with failures in words. */
import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { done, failed } from '#contract/failure';
import type { Result } from '#contract/failure';

export interface ChosenFile {
  readonly name: string;
  readonly text: string;
}

/** No configuration is larger; a huge file must not fill the memory. */
const LARGEST = 10 * 1024 * 1024;

const CONFIGURATION = { largest: LARGEST, what: 'a configuration' };

/** Reads a text file the user has named, of at most `largest` bytes. Fails with `storage`. */
export async function readTextFile(
  path: string,
  { largest, what }: { readonly largest: number; readonly what: string } = CONFIGURATION,
): Promise<Result<ChosenFile>> {
  const name = basename(path);
  try {
    const { size } = await stat(path);
    if (size > largest) return failed('storage', `${name} is too large to be ${what}.`);
    return done({ name, text: await readFile(path, 'utf8') });
  } catch (error) {
    return failed('storage', `${name} cannot be read: ${reasonOf(error)}.`);
  }
}

/** Writes beside the target and renames, so that no half file is ever seen (faults.md D16); readable by the user only. */
export async function writeFileWhole(
  path: string,
  content: string | Uint8Array,
): Promise<Result<{ file: string }>> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    return done({ file: basename(path) });
  } catch (error) {
    await rm(temporary, { force: true });
    return failed('storage', `${basename(path)} cannot be written: ${reasonOf(error)}.`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'it may not be opened',
  EPERM: 'it may not be changed',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EISDIR: 'it is a folder',
};

/** The system's own message would name the whole path. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  return REASONS[code] ?? code;
}
