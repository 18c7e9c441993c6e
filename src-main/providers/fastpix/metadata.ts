/** Metadata is free text by the customer, and the only place a stream's name can be (providers.md 3.3). */
import { cutText, oneLine, plainText, STRUCK } from '../../core/answers.ts';
import { hideStreamKeys, isSecretName } from './stream-keys.ts';
import type { Stream } from './wire.ts';

/** The vendor allows 10 entries of 255 characters. */
const MOST_ENTRIES = 50;
const LONGEST_VALUE = 255;
/** Names under which customers put a title, in order of preference (providers.md 3.3). */
const TITLES = ['livestream_name', 'name', 'title'] as const;

/** The entries as plain lines; values that look like secrets are struck out. Anything but an object has no entries. */
export function metadataOf(metadata: unknown): readonly (readonly [string, string])[] {
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) return [];
  return Object.entries(metadata)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .slice(0, MOST_ENTRIES)
    .map(([name, value]) => [plainText(name, 64), shownValue(name, String(value))]);
}

function shownValue(name: string, value: string): string {
  return isSecretName(name) ? STRUCK : cutText(hideStreamKeys(oneLine(value)), LONGEST_VALUE);
}

/** A stream's name: its title in the metadata, else the first eight characters of its ID. */
export function labelOf({ metadata, streamId }: Stream): string {
  const entries = new Map(metadataOf(metadata));
  const title = TITLES.map((name) => entries.get(name)).find((value) => value !== undefined && value !== '');
  return title === undefined ? plainText(streamId.slice(0, 8)) : cutText(title, 200);
}
