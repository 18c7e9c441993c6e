/** The text that goes with a row: the vendor's own words for state and grade, or what a failure said. */

/** Parts state from grade; no vendor's word holds it. */
const PARTING = '\u001F';
/** Longer texts are cut: a source's words are kept once each, not once a row, but they are kept for good. */
const LONGEST = 240;

/** State and grade as one text; empty when there are none. */
export function wordOf(state: string | undefined, grade: string | undefined): string {
  return `${state ?? ''}${grade === undefined ? '' : PARTING + grade}`.slice(0, LONGEST);
}

/** The words of a failure. */
export function wordOfFailure(message: string | undefined): string {
  return (message ?? '').slice(0, LONGEST);
}

/** Reads what `wordOf` wrote. */
export function stateAndGrade(word: string): { readonly state?: string; readonly grade?: string } {
  const [state = '', grade] = word.split(PARTING);
  return { ...(state === '' ? {} : { state }), ...(grade === undefined ? {} : { grade }) };
}
