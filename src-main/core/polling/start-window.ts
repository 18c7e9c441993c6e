/** Counts starts so that no stretch of a second ever holds more than allowed: stricter than a bucket that may be full. */
export interface StartWindow {
  /** Milliseconds until one more start is allowed; 0 means now. */
  waitAt(now: number): number;
  started(now: number): void;
  /** Starts a second from now on; those of the last second still count. */
  set(perSecond: number): void;
}

/** So many starts are remembered at least, for when more become allowed. */
const REMEMBERED = 64;

/** `perSecond` may be below 1: 0.5 is one start every two seconds. */
export function startWindow(perSecond: number): StartWindow {
  let { span, most } = windowFor(perSecond);
  let starts: number[] = [];
  return {
    waitAt(now) {
      const oldest = starts.at(-most);
      return oldest === undefined ? 0 : Math.max(0, oldest + span - now);
    },
    started(now) {
      starts.push(now);
      if (starts.length > 4 * Math.max(most, REMEMBERED)) starts = starts.slice(-Math.max(most, REMEMBERED));
    },
    set(next) {
      ({ span, most } = windowFor(next));
    },
  };
}

function windowFor(perSecond: number): { span: number; most: number } {
  const most = Math.max(1, Math.floor(perSecond));
  return { most, span: (most / perSecond) * 1_000 };
}
