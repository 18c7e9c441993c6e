import type { Log } from '../../../src-main/core/ports.ts';

export interface LogLine {
  readonly level: string;
  readonly event: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A log that keeps its lines for the test to read. */
export function recordingLog(): { readonly log: Log; readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  return { log: (level, event, detail = {}) => void lines.push({ level, event, detail }), lines };
}

/** A monotonic clock that a test turns by hand. */
export function handClock(start = 0): { now: () => number; turn: (ms: number) => void } {
  let at = start;
  return { now: () => at, turn: (ms) => void (at += ms) };
}
