import type { Run } from './simulate.ts';

/** One look at the counts; `at` in milliseconds. */
export interface PolledCounts {
  readonly at: number;
  readonly live: number;
  readonly queue: number;
}

/** Looks at a run every `gapSeconds`, as a vendor's answer would show it. */
export function pollRun(run: Run, gapSeconds: number): PolledCounts[] {
  const samples: PolledCounts[] = [];
  let change = 0;
  for (let second = 0; second <= run.show.minutes * 60; second += gapSeconds) {
    while ((run.changedAt[change + 1] ?? Number.POSITIVE_INFINITY) <= second) change++;
    samples.push({ at: second * 1000, live: run.live[change] ?? 0, queue: run.queue[change] ?? 0 });
  }
  return samples;
}
