import type { Gap } from './pairing.ts';

/** One minute of the last quarter of an hour. */
export interface Minute {
  /** Epoch ms of its first sample. */
  readonly at: number;
  /** Mean queue over its samples, and how many they were. */
  readonly queue: number;
  readonly looks: number;
  /** Net change of people and seconds observed since the memory began, up to the end of this minute, bursts left out. */
  readonly flow: number;
  readonly observed: number;
}

const MINUTE = 60_000;
/** As far back as growth (C-3) and forecast (C-4) look, and one more. */
const KEPT = 17;

/** The minutes with one more gap, whose change is `ordinary` when it is no burst. Newest last. */
export function addToMinutes(minutes: readonly Minute[], gap: Gap, ordinary: boolean): readonly Minute[] {
  const { after, before, seconds } = gap;
  const last = minutes.at(-1);
  const change = ordinary ? after.live + after.queue - before.live - before.queue : 0;
  const flow = (last?.flow ?? 0) + change;
  const observed = (last?.observed ?? 0) + (ordinary ? seconds : 0);
  if (last === undefined || after.at - last.at >= MINUTE)
    return [...minutes.slice(1 - KEPT), { at: after.at, queue: after.queue, looks: 1, flow, observed }];
  const looks = last.looks + 1;
  const queue = last.queue + (after.queue - last.queue) / looks;
  const copy = minutes.slice();
  copy[copy.length - 1] = { at: last.at, queue, looks, flow, observed };
  return copy;
}

/** The newest minute that began at least `age` ms before `now`, unless it is older than twice that. */
export function minuteBefore(minutes: readonly Minute[], now: number, age: number): Minute | undefined {
  for (let i = minutes.length - 1; i >= 0; i--) {
    const minute = minutes[i];
    if (minute === undefined || now - minute.at < age) continue;
    return now - minute.at <= 2 * age ? minute : undefined;
  }
  return undefined;
}
