/** Files that are there whole or not at all, and what to do with one that is not (faults F9, QUAR). */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

const OWN_ONLY = 0o600;
const LARGEST = 64 * 1_048_576;
const KEPT_COPIES = 3;
const STALE_AFTER = 60_000;

/** Whether it worked. For steps that make things better and may fail, e.g. on a read-only disk. */
export function attempt(step: () => void): boolean {
  try {
    step();
    return true;
  } catch {
    return false;
  }
}

export const codeOf = (error: unknown): string =>
  String((error as { code?: unknown } | undefined)?.code ?? '');

/** The text of a file; undefined when there is none. Throws when it cannot be read or is larger than 64 MiB. */
export function readWhole(file: string): string | undefined {
  try {
    if (statSync(file).size > LARGEST) throw new RangeError('too large');
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** A rename is on disk only when its folder is; not every system lets a folder be synced. */
export function syncFolder(folder: string): void {
  attempt(() => {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  });
}

/** Writes beside, syncs, renames: after a crash there is the old text or the new one. Mode 0600. Throws when it fails. */
export function writeWhole(file: string, text: string): void {
  const beside = `${file}.tmp-${process.pid}`;
  try {
    const handle = openSync(beside, 'w', OWN_ONLY);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, file);
  } catch (error) {
    attempt(() => rmSync(beside, { force: true }));
    throw error;
  }
  syncFolder(dirname(file));
}

/** Makes the profile's folder, for its owner only; one that exists keeps its rights. */
export function makeFolder(folder: string): void {
  attempt(() => void mkdirSync(folder, { recursive: true, mode: 0o700 }));
}

/** Takes away other users' rights to a file. */
export function closeToOthers(file: string): void {
  attempt(() => {
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, OWN_ONLY);
  });
}

const utc = (now: number) => new Date(now).toISOString().replaceAll(/[-:]/g, '');

function namesWith(folder: string, start: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.startsWith(start));
  } catch {
    return [];
  }
}

function asideFor(file: string, now: number): string {
  return `${file}.corrupt-${utc(now)}`;
}

function keepNewest(file: string): void {
  const copies = [...namesWith(dirname(file), `${basename(file)}.corrupt-`)].sort();
  for (const name of copies.slice(0, -KEPT_COPIES)) attempt(() => rmSync(join(dirname(file), name)));
}

/** Sets a damaged file aside as `NAME.corrupt-UTC` and keeps the three newest; the new name, or undefined when it cannot be. */
export function setAside(file: string, now: number): string | undefined {
  const aside = asideFor(file, now);
  if (!attempt(() => renameSync(file, aside))) return undefined;
  keepNewest(file);
  return basename(aside);
}

/** The same with a copy: the file itself stays. */
export function copyAside(file: string, now: number): string | undefined {
  const aside = asideFor(file, now);
  if (!attempt(() => copyFileSync(file, aside))) return undefined;
  keepNewest(file);
  return basename(aside);
}

/** Removes what killed writers left behind; a writer at work is younger than a minute. */
export function sweepBeside(file: string, now: number): void {
  for (const name of namesWith(dirname(file), `${basename(file)}.tmp-`)) {
    const left = join(dirname(file), name);
    attempt(() => {
      if (now - statSync(left).mtimeMs > STALE_AFTER) rmSync(left);
    });
  }
}
