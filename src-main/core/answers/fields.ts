/** Schemas of what a user enters: accounts' config and secret, sources' keys. Messages are shown beside the field. */
import * as v from 'valibot';

/** Printable, no line breaks or other control characters. */
const ONE_LINE = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/;
/** What fits into a header or a query without surprises: visible ASCII. */
const VISIBLE = /^[\x21-\x7e]*$/;

/** A line of text, trimmed, 1 to 200 characters; `what` as in "Enter the user ID." */
export function line(what: string) {
  const missing = `Enter the ${what}.`;
  return v.pipe(
    v.string(missing),
    v.trim(),
    v.minLength(1, missing),
    v.maxLength(200, `The ${what} is too long: at most 200 characters.`),
    v.regex(ONE_LINE, `The ${what} must be one line without control characters.`),
  );
}

/** A line that becomes one segment of a path, so neither `.` nor `..`, which a URL parser would swallow (faults.md S20). */
export function segment(what: string) {
  return v.pipe(
    line(what),
    v.check((text) => text !== '.' && text !== '..', `The ${what} cannot be “.” or “..”.`),
  );
}

/** A secret: trimmed, 1 to 1,024 visible ASCII characters, which every keychain and every header can hold (faults.md K10). */
export function secretLine(what: string) {
  const missing = `Enter the ${what}.`;
  return v.pipe(
    v.string(missing),
    v.trim(),
    v.minLength(1, missing),
    v.maxLength(1_024, `The ${what} is too long: at most 1,024 characters.`),
    v.regex(VISIBLE, `The ${what} must be one word without spaces. Paste it again.`),
  );
}

/** Exactly these fields: an unknown one is refused, since it is most likely a misspelt one. */
export function fieldsOf<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.strictObject(entries, (issue) => {
    if (issue.expected === 'never') return 'There is no such field here. Correct or remove it.';
    return issue.expected === 'Object' ? 'Fields are expected here.' : 'This field is missing.';
  });
}
