/** Splits main's one sentence on the overall state, so that the header can show its numbers large and once. */
export interface SentenceParts {
  /** What is said besides the state's word, the totals and that it is quiet, which all stand apart. */
  readonly message: string;
}

const APART = /^(?:(?:live|viewers|queue|wait)\b|quiet$)/i;

/** `critical: 1 of 5 needs attention, queue 14, wait about 6 min` -> `1 of 5 needs attention`. */
export function splitSentence(sentence: string, word: string): SentenceParts {
  const rest = sentence.startsWith(`${word}: `) ? sentence.slice(word.length + 2) : sentence;
  const message = rest
    .split(', ')
    .filter((part) => !APART.test(part))
    .join(', ');
  return { message: message === word ? '' : message };
}

/** `based on 37 departures` -> `Based on 37 departures`: main's words where they stand alone. */
export const toSentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
