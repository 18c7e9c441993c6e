/** How far a value has risen within a window: its lows, rising from left to right, and nothing else is kept. */

/**
 * Times and values in turns, `at, value, at, value...`: later and higher from pair to pair; the first is the lowest within
 * the window. One flat list, because every look of every source makes a new one.
 */
export type Climb = readonly number[];

/** The lows that rules about growth remember of one source. */
export type Climbs = readonly { readonly rule: string; readonly lows: Climb }[];

/** The lows of one rule. */
export function lowsOf(climbs: Climbs, rule: string): Climb | undefined {
  for (const one of climbs) if (one.rule === rule) return one.lows;
  return undefined;
}

/** A restless value that only rises would fill the window with every sample: more numbers than these are not kept. */
const MOST = 256;
/** As many looks within a window are certainly all kept. */
export const MOST_LOWS = MOST / 2;

/** Takes in one value. Lows older than `within` ms are forgotten; one exactly that old still counts. */
export function climbed(before: Climb | undefined, at: number, value: number, within: number): Climb {
  const kept: number[] = [];
  for (let index = 0; before && index < before.length; index += 2) {
    const [lowAt = 0, low = 0] = [before[index], before[index + 1]];
    if (low >= value) break;
    if (lowAt >= at - within && lowAt <= at) kept.push(lowAt, low);
  }
  kept.push(at, value);
  return kept.length > MOST ? thinned(kept) : kept;
}

/** How far above the lowest value of the window it is, how long ago that was, ms, and what it was. */
export function riseOf(climb: Climb = []): {
  readonly rise: number;
  readonly span: number;
  readonly low: number | undefined;
} {
  const [lowAt, low] = climb;
  const [at, value] = climb.slice(-2);
  if (lowAt === undefined || low === undefined || at === undefined || value === undefined)
    return { rise: 0, span: 0, low: undefined };
  return { rise: value - low, span: at - lowAt, low };
}

/** How far above the lowest value of the window it is. */
export function rises(climb: Climb | undefined): number {
  return climb ? (climb[climb.length - 1] ?? 0) - (climb[1] ?? 0) : 0;
}

/** The lows of a clock that was set by `by` ms. */
export function movedClimb(climb: Climb, by: number): Climb {
  return climb.map((number, index) => (index % 2 === 0 ? number + by : number));
}

/** Every other low goes, but never the lowest and never the latest. */
function thinned(climb: Climb): Climb {
  return climb.filter((_number, index) => index % 4 < 2 || index >= climb.length - 2);
}
