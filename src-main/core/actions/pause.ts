import type { Clock } from '../ports.ts';

export interface Pausing {
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Waits `span` ms; false when it was ended early, by the signal or by what `onWaiting` was handed. */
export function pause(
  { clock, signal }: Pausing,
  span: number,
  onWaiting: (end: () => void) => void = () => undefined,
): Promise<boolean> {
  if (span <= 0 || signal.aborted) return Promise.resolve(!signal.aborted);
  return new Promise((resolve) => {
    const settle = (isWhole: boolean) => {
      stop();
      signal.removeEventListener('abort', end);
      resolve(isWhole);
    };
    const end = () => settle(false);
    const stop = clock.after(span, () => settle(true));
    signal.addEventListener('abort', end, { once: true });
    onWaiting(end);
  });
}
