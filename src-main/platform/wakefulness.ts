/**
 * Tells sleep and the return of the network from what the system says, which may be twice, late or nothing at all
 * (faults.md F12, C4, C5, N8). Pure: power.ts feeds it.
 */

/** `at` is wall time (epoch ms), `monotonic` never falls but stands still while Linux sleeps. */
export interface PowerSign {
  readonly type: 'suspend' | 'resume' | 'tick';
  readonly at: number;
  readonly monotonic: number;
  readonly online: boolean;
}

export interface Waking {
  readonly reason: 'resume' | 'online';
  /** Epoch ms, when the machine slept. */
  readonly asleepFrom?: number;
}

export interface Wakefulness {
  /** What the sign means, if anything. */
  take(sign: PowerSign): Waking | undefined;
}

/** Ms between ticks. */
export const TICK = 5_000;
/** A tick that comes so much too late was held up by a sleep nobody told of (a paused virtual machine, SIGSTOP). */
const LATE = 15_000;

export function createWakefulness(start: PowerSign): Wakefulness {
  let last = start;
  let asleepFrom: number | undefined;
  const wake = (from: number): Waking => {
    asleepFrom = undefined;
    return { reason: 'resume', asleepFrom: from };
  };
  const judge = (sign: PowerSign): Waking | undefined => {
    if (sign.type === 'suspend') return void (asleepFrom ??= sign.at);
    if (sign.type === 'resume') return asleepFrom === undefined ? undefined : wake(asleepFrom);
    if (lateness(last, sign) > LATE) return wake(asleepFrom ?? last.at);
    return sign.online && !last.online ? { reason: 'online' } : undefined;
  };
  return {
    take: (sign) => {
      const waking = judge(sign);
      // A suspend says when the sleep begins; the next tick must be compared with what was before it.
      if (sign.type !== 'suspend') last = sign;
      return waking;
    },
  };
}

function lateness(last: PowerSign, sign: PowerSign): number {
  return Math.max(sign.at - last.at, sign.monotonic - last.monotonic) - TICK;
}
