/** How far a value has risen within a window: its lows, rising from left to right, and nothing else is kept. */

/** `[at, value]`: later and higher from entry to entry; the first is the lowest within the window. */
export type Climb = readonly (readonly [number, number])[];

/** A restless value that only rises would fill the window with every sample: more lows than these are not kept. */
const MOST = 128;

/** Takes in one value. Lows older than `within` ms are forgotten; one exactly that old still counts. */
export function climbed(before: Climb | undefined, at: number, value: number, within: number): Climb {
  const kept: (readonly [number, number])[] = [];
  for (const low of before ?? []) {
    if (low[1] >= value) break;
    if (low[0] >= at - within && low[0] <= at) kept.push(low);
  }
  kept.push([at, value]);
  return kept.length > MOST ? thinned(kept) : kept;
}

/** People (or whatever is counted) above the lowest value of the window, and how long ago that was, ms. */
export function riseOf(climb: Climb | undefined): { readonly rise: number; readonly span: number } {
  const low = climb?.[0];
  const now = climb?.at(-1);
  return low && now ? { rise: now[1] - low[1], span: now[0] - low[0] } : { rise: 0, span: 0 };
}

/** Every other low goes, but never the lowest and never the latest. */
function thinned(climb: Climb): Climb {
  return climb.filter((_low, index) => index % 2 === 0 || index === climb.length - 1);
}
