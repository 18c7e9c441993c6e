import { addSample, readEstimate, startQueueMemory } from '../../../src-main/core/queue/index.ts';
import type { Estimator } from './score.ts';

/** The estimator as the app uses it: nothing known but the counts. */
export function fromCounts(): Estimator {
  let memory = startQueueMemory();
  return {
    add: (sample) => {
      memory = addSample(memory, sample);
    },
    read: () => {
      const { waitSeconds, waitLow, waitHigh } = readEstimate(memory);
      return { wait: waitSeconds, low: waitLow, high: waitHigh };
    },
  };
}
