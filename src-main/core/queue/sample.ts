/** What one good poll of an interactive project tells: how many are live and how many wait. `at` in epoch ms. */
export interface QueueSample {
  readonly at: number;
  readonly live: number;
  readonly queue: number;
}

/** More people than ever lived count as rubbish, and so does a time that no calendar has. */
const MOST_PEOPLE = 1e11;
const LATEST = 8.64e15;

const isCount = (value: number): boolean => Number.isFinite(value) && value >= 0 && value <= MOST_PEOPLE;

/** Counts and time are finite and not negative; anything else is no data and is passed over. */
export function isUsable(sample: QueueSample | null | undefined): sample is QueueSample {
  if (sample === null || typeof sample !== 'object') return false;
  return (
    Number.isFinite(sample.at) &&
    Math.abs(sample.at) <= LATEST &&
    isCount(sample.live) &&
    isCount(sample.queue)
  );
}

/** Everybody in the house, N = L + Q of queue-insight C-1: promotion from queue to live leaves it unchanged. */
export function peopleIn(sample: QueueSample): number {
  return sample.live + sample.queue;
}
