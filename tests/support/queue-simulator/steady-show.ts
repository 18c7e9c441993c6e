import type { Show } from './show.ts';

/** Exponential sessions of 6 min at 90 % of what the places carry; from `doubledAt` (hours) on twice as many come. */
export function steadyShow(capacity: number, hours: number, doubledAt?: number): Show {
  const session = 360;
  const perMinute = (0.9 * capacity * 60) / session;
  const step =
    doubledAt === undefined
      ? []
      : [
          { minute: doubledAt * 60, perMinute },
          { minute: doubledAt * 60 + 0.01, perMinute: 2 * perMinute },
        ];
  return {
    name: `steady ${capacity}`,
    minutes: hours * 60,
    capacity,
    arrivals: [{ minute: 0, perMinute }, ...step],
    raids: [],
    session: (random) => random.exponential(session),
    meanSession: session,
    patience: undefined,
  };
}
