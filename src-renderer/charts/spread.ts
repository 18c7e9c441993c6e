/** From the lowest to the highest of the samples that share a point. */
import type { Unit } from '#contract/descriptor';
import { formatQuantity, toQuantity } from '../format/quantities.ts';
import { chartWords as words } from '../words/charts.ts';
import type { Spot } from './track.ts';

/** `9 to 20`, `1.6 to 1.7`, `950 kbit/s to 1.2 Mbit/s`; undefined when all read the same. */
export function spreadOf({ low, high }: Spot, unit: Unit): string | undefined {
  const ends = [toQuantity(low, unit), toQuantity(high, unit)] as const;
  if (ends[0].value === ends[1].value && ends[0].unit === ends[1].unit) return undefined;
  if (ends[0].unit === ends[1].unit) return words.between(ends[0].value, ends[1].value);
  return words.between(formatQuantity(low, unit), formatQuantity(high, unit));
}
