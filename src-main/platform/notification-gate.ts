/** When notifications may be tried at all (faults.md F4, L1-L3). Pure: times are handed in, monotonic ms. */

/** A show that took longer than this counts as slow. */
export const SLOW_AFTER = 1_000;
/** After one slow show nothing is tried for so long. */
export const REST_AFTER_SLOW = 30 * 60_000;

export interface NotificationGate {
  setPresent(present: boolean): void;
  /** Why nothing can be shown now, in words; undefined when it can. */
  closedBecause(now: number): string | undefined;
  /** Notes how a show ended and how long it took, ms. */
  took(duration: number, now: number): void;
  /** True once per stretch of trouble: the first time something could not be shown. */
  isFirstTrouble(): boolean;
  /** Something was shown: the next trouble is told again. */
  worked(): void;
}

export function createNotificationGate(): NotificationGate {
  let isPresent = false;
  let restsUntil = -Infinity;
  let hasTold = false;
  return {
    setPresent: (present) => {
      // A new notification service deserves a new chance.
      if (present && !isPresent) restsUntil = -Infinity;
      isPresent = present;
    },
    closedBecause: (now) => {
      if (!isPresent) return 'No notification service is running on this desktop.';
      return now < restsUntil ? 'The notification service does not answer.' : undefined;
    },
    took: (duration, now) => {
      if (duration > SLOW_AFTER) restsUntil = now + REST_AFTER_SLOW;
    },
    isFirstTrouble: () => {
      const isFirst = !hasTold;
      hasTold = true;
      return isFirst;
    },
    worked: () => void (hasTold = false),
  };
}
