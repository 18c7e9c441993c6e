/**
 * The app's own log: JSON lines under the profile, everything scrubbed at this one place. Usable from the first line of the
 * app, before Electron is ready; nothing waits in memory, so a crash loses no line.
 */
import { join } from 'node:path';
import type { Log } from '../core/ports.ts';
import { createAppender } from './log-file.ts';
import { createScrubber } from './log-scrubber.ts';

export type Level = Parameters<Log>[0];

export interface LogParts {
  /** The profile's folder; the log lies in its `logs`. */
  readonly directory: string;
  /** Epoch ms. */
  readonly now: () => number;
  /** What is less grave is not written; `note` when absent. */
  readonly level?: Level;
  /** Gets each line as well, e.g. to print it. */
  readonly echo?: (line: string) => void;
}

export interface AppLog {
  readonly log: Log;
  /** These values never appear in it from now on. */
  protect(values: Iterable<string>): void;
  /** The same scrubber, for dialogs and reports. */
  scrub(text: string): string;
  close(): void;
}

const GRAVITY: Readonly<Record<Level, number>> = { debug: 0, note: 1, warning: 2, error: 3 };

export function createLog(parts: LogParts): AppLog {
  const scrubber = createScrubber();
  const file = createAppender(join(parts.directory, 'logs'), parts.now);
  const least = GRAVITY[parts.level ?? 'note'];
  return {
    log(level, event, detail) {
      if (GRAVITY[level] < least) return;
      const at = new Date(parts.now()).toISOString();
      const more = detail === undefined ? {} : { detail: scrubber.plain(detail) };
      const line = JSON.stringify({ at, level, event: scrubber.text(event), ...more });
      file.append(line);
      parts.echo?.(line);
    },
    protect: (values) => scrubber.protect(values),
    scrub: (text) => scrubber.text(text),
    close: () => file.close(),
  };
}
