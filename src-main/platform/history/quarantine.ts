/** Sets a spoilt file aside under a name that tells when, and keeps the newest three (faults.md QUAR). */
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const KEPT = 3;
/** SQLite's companions of a file. */
const COMPANIONS = ['-wal', '-shm'];

/** Renames the file and its companions. Returns the new name. Throws what the file system throws. */
export function setAside(path: string, now: number): string {
  const stamp = new Date(now).toISOString().replace(/[-:]|\.\d+/g, '');
  const name = `${basename(path)}.corrupt-${stamp}`;
  const target = join(dirname(path), name);
  rmSync(target, { recursive: true, force: true });
  renameSync(path, target);
  for (const companion of COMPANIONS) moveIfThere(path + companion, target + companion);
  for (const old of asideOf(path).slice(KEPT)) removeFile(old);
  return name;
}

/** Files set aside before, newest first. */
export function asideOf(path: string): readonly string[] {
  const start = `${basename(path)}.corrupt-`;
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(start) && !COMPANIONS.some((companion) => name.endsWith(companion)))
    .sort()
    .reverse()
    .map((name) => join(dirname(path), name));
}

/** Removes a history file with its companions; one that is not there is no trouble. */
export function removeFile(path: string): void {
  for (const file of [path, ...COMPANIONS.map((companion) => path + companion)])
    rmSync(file, { force: true });
}

function moveIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    // Not there, or not to be moved: then it goes, since it belongs to no file any more.
    rmSync(from, { force: true });
  }
}
