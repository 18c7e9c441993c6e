/** A sentence around a name that is to be a link. */
import { eventWords as words } from '../words/events.ts';

export interface LinkedSentence {
  readonly before: string;
  readonly link?: string;
  readonly after?: string;
}

/** Where the sentence names it first; a name that it does not hold comes after it. */
export function linkIn(sentence: string, name: string): LinkedSentence {
  const place = name === '' ? -1 : sentence.indexOf(name);
  if (place < 0) return { before: `${sentence} ${words.worst} `, link: name };
  return { before: sentence.slice(0, place), link: name, after: sentence.slice(place + name.length) };
}
