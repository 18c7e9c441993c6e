/** Lines appended to a file, five files of two MiB at most. Written at once, so that a crash loses none. */
import { closeSync, fstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, closeToOthers, makeFolder } from './whole-file.ts';

const NAME = 'tallylight.log';
const FILES = 5;
const LARGEST = 2 * 1_048_576;
const TRY_AGAIN_AFTER = 60_000;

/** The log's files, newest first, whether they exist or not. */
export function logFiles(directory: string): readonly string[] {
  return Array.from({ length: FILES }, (_, age) => join(directory, age === 0 ? NAME : `${NAME}.${age}`));
}

/** Each file becomes the next older one, the oldest goes. */
function rotate(directory: string): void {
  const files = logFiles(directory);
  attempt(() => rmSync(files.at(-1) ?? '', { force: true }));
  for (let age = FILES - 2; age >= 0; age -= 1)
    attempt(() => renameSync(files[age] ?? '', files[age + 1] ?? ''));
}

export interface Appender {
  /** Appends one line. Never throws: on a full or read-only disk lines are dropped, and tried again after a minute (D15). */
  append(line: string): void;
  close(): void;
}

/** `now` in ms, of any clock. */
export function createAppender(directory: string, now: () => number, largest = LARGEST): Appender {
  let handle: number | undefined;
  let size = 0;
  let silentUntil = -Infinity;

  function close(): void {
    const open = handle;
    handle = undefined;
    if (open !== undefined) attempt(() => closeSync(open));
  }

  function opened(): number {
    if (handle !== undefined && size < largest) return handle;
    close();
    if (size >= largest) rotate(directory);
    makeFolder(directory);
    const file = join(directory, NAME);
    handle = openSync(file, 'a', 0o600);
    closeToOthers(file);
    size = fstatSync(handle).size;
    return handle;
  }

  return {
    append(line) {
      if (now() < silentUntil) return;
      const wrote = attempt(() => {
        size += writeSync(opened(), `${line}\n`);
      });
      if (wrote) return;
      close();
      silentUntil = now() + TRY_AGAIN_AFTER;
    },
    close,
  };
}
