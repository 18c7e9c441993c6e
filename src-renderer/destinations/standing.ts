/** How a destination stands, as a shape and a word. */
import type { DestinationView } from '#contract/channels/destinations';
import type { Tone } from '#contract/model';
import { destinationWords as words } from '../words/destinations.ts';

export function standingOf({ hasAddress, last, againAt }: DestinationView): {
  readonly tone: Tone;
  readonly word: string;
} {
  if (!hasAddress) return { tone: 'blind', word: words.noAddress };
  if (againAt !== undefined) return { tone: 'warning', word: words.waitsAgain };
  if (last === undefined) return { tone: 'pending', word: words.unused };
  return last.ok ? { tone: 'ok', word: words.told } : { tone: 'warning', word: words.failing };
}
