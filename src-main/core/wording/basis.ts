import type { Basis } from '../queue/index.ts';
import { counted } from './numbers.ts';

/** `based on 37 departures in the last 60 min`, or what is still missing: `learning: 3 of 8 departures seen`. */
export function basisInWords({ events, minutes }: Basis, needed = 8): string {
  if (events < needed) return `learning: ${events} of ${needed} departures seen`;
  return `based on ${counted(events)} departures in the last ${minutes} min`;
}
