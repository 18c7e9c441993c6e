/** One series as a chart draws it: points in order of time, with a break wherever something is missing. */
import type { Gap, SeriesAnswer } from '#contract/channels/history';

/** `y` is the mean of `count` samples between `low` and `high`; a break has NaN throughout. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

export const single = (x: number, y: number): Spot => ({ x, y, low: y, high: y, count: 1 });
const breakAt = (x: number): Spot => ({ x, y: NaN, low: NaN, high: NaN, count: 0 });
export const isBreak = (spot: Spot): boolean => Number.isNaN(spot.y);

/** What lies so far apart, ms, has something missing in between: three looks, or more than two buckets. */
export const longestStep = (interval: number, bucket: number): number =>
  Math.max(3 * interval, 2.5 * bucket) + 1;

const spotsOf = (series: SeriesAnswer): Spot[] =>
  Array.from(series.at, (x, index) => ({
    x,
    y: series.mean[index] ?? NaN,
    low: series.min[index] ?? NaN,
    high: series.max[index] ?? NaN,
    count: series.count[index] ?? 0,
  }));

/** Whether one of the gaps parts two points: entirely between them, unless the thinning is coarser than the gap. */
function isParted(before: Spot, after: Spot, gaps: readonly Gap[], bucket: number): boolean {
  const isThinned = before.count > 1 || after.count > 1;
  return gaps.some(
    (gap) =>
      gap.from >= before.x - bucket &&
      gap.until <= after.x + bucket &&
      gap.from < after.x &&
      gap.until >= before.x &&
      (!isThinned || gap.until - gap.from >= bucket),
  );
}

/** The series of an answer with breaks where nothing came for longer than `longest` or a gap is told of. */
export function toSpots(
  series: SeriesAnswer,
  gaps: readonly Gap[],
  longest: number,
  bucket: number,
): readonly Spot[] {
  const spots: Spot[] = [];
  const own = [...gaps].sort((a, b) => a.from - b.from);
  let next = 0;
  for (const spot of spotsOf(series)) {
    const last = spots.at(-1);
    if (last !== undefined) {
      while ((own[next]?.until ?? Infinity) < last.x - bucket) next += 1;
      const near = own.slice(next, next + 8);
      if (spot.x - last.x > longest || isParted(last, spot, near, bucket)) spots.push(breakAt(last.x + 1));
    }
    spots.push(spot);
  }
  return spots;
}

/** Adds a live sample; what is not newer than the last is known already. */
export function extended(spots: readonly Spot[], x: number, y: number, longest: number): readonly Spot[] {
  const last = spots.at(-1);
  if (last !== undefined && x <= last.x) return spots;
  if (Number.isNaN(y)) return last === undefined || isBreak(last) ? spots : [...spots, breakAt(x)];
  const parted = last !== undefined && !isBreak(last) && x - last.x > longest;
  return [...spots, ...(parted ? [breakAt(last.x + 1)] : []), single(x, y)];
}

/** The same line at another time: the ghost of yesterday. */
export const shifted = (spots: readonly Spot[], by: number): readonly Spot[] =>
  spots.map((spot) => ({ ...spot, x: spot.x + by }));

/** The point nearest to a moment, if one lies within `reach` ms. */
export function spotNear(spots: readonly Spot[], at: number, reach: number): Spot | undefined {
  let low = 0;
  let high = spots.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spots[middle]?.x ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const near = [spots[low - 2], spots[low - 1], spots[low], spots[low + 1]].filter(
    (spot): spot is Spot => spot !== undefined && !isBreak(spot) && Math.abs(spot.x - at) <= reach,
  );
  return near.sort((a, b) => Math.abs(a.x - at) - Math.abs(b.x - at))[0];
}
