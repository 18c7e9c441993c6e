/** What the schemas of a configuration are made of. Every message tells what to write, without repeating the value. */
import * as v from 'valibot';

/** Printable without spaces, and no slash: the keychain's own entries have one. */
export const entryId = v.pipe(
  v.string('Write an id here: text without spaces.'),
  v.regex(/^[^\s/\p{C}]{1,200}$/u, 'Write 1 to 200 characters without spaces or slashes.'),
);

export const shortName = v.pipe(
  v.string('Write a name here.'),
  v.trim(),
  v.minLength(1, 'Write a name here.'),
  v.maxLength(200, 'Write at most 200 characters.'),
  v.regex(/^\P{Cc}*$/u, 'Write one line without control characters.'),
);

/** As `shortName`, with room for the words around the name of an event whose rule it is. */
export const ruleName = v.pipe(
  v.string('Write a name here.'),
  v.trim(),
  v.minLength(1, 'Write a name here.'),
  v.maxLength(250, 'Write at most 250 characters.'),
  v.regex(/^\P{Cc}*$/u, 'Write one line without control characters.'),
);

export const longText = v.pipe(v.string('Write text here.'), v.maxLength(4_096, 'Write less text here.'));
export const textFields = v.record(v.string(), longText, 'Write fields with text here.');
export const flag = v.boolean('Write true or false here.');
export const amount = v.pipe(v.number('Write a number here.'), v.finite('Write a number here.'));

const LONGEST_SPAN = 10 * 366 * 86_400_000;
const SPAN = 'Write milliseconds here, from 0 to ten years.';
/** Milliseconds. */
export const span = v.pipe(
  v.number(SPAN),
  v.finite(SPAN),
  v.minValue(0, SPAN),
  v.maxValue(LONGEST_SPAN, SPAN),
);

const WHOLE = 'Write a whole number from 0 to 1,000,000,000 here.';
export const wholeNumber = v.pipe(
  v.number(WHOLE),
  v.integer(WHOLE),
  v.minValue(0, WHOLE),
  v.maxValue(1e9, WHOLE),
);

const INSTANT = 'Write a time as milliseconds since 1970 here.';
/** Epoch ms. */
export const instant = v.pipe(
  v.number(INSTANT),
  v.finite(INSTANT),
  v.minValue(0, INSTANT),
  v.maxValue(8.64e15, INSTANT),
);

/** Its beginning and end, epoch ms. */
export const plannedWindow = v.pipe(
  fields({ from: instant, until: instant }, 'Write a window with from and until here.'),
  v.check(({ from, until }) => from < until, 'A planned window must end after it begins.'),
);

/** One of these words. */
export function word<const Words extends readonly string[]>(words: Words) {
  return v.picklist(words, `Write one of these words: ${words.join(', ')}.`);
}

export const severity = word(['info', 'warning', 'critical']);

/** An object with these fields; others are left out. `words` tell what belongs here when it is no object. */
export function fields<const Entries extends v.ObjectEntries>(entries: Entries, words: string) {
  return v.object(entries, (issue) => (issue.expected === 'Object' ? words : 'This field is missing.'));
}
