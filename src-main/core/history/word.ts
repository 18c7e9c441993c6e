/**
 * The text that goes with a row: the vendor's own words for state and grade, or what a failure said; and what else a rule
 * was told of that look. A source's words are kept once each, so that none of it costs anything a row.
 */

/** Parts the words from each other; no vendor's word holds it. */
const PARTING = '\u001F';
/** Longer texts are cut: a source's words are kept once each, not once a row, but they are kept for good. */
const LONGEST = 240;
/** The thing began anew with this look; no account could be reached at this look. */
const RESTARTED = 'restarted';
const NETWORK = 'network';

export interface GoodWords {
  readonly state?: string;
  readonly grade?: string;
  readonly restarted?: true;
}

export interface FailureWords {
  readonly message: string;
  readonly networkDown?: true;
}

/** State, grade and whether it began anew as one text; empty when there is none of it. */
export function wordOf({ state = '', grade, restarted }: GoodWords): string {
  const parts = restarted ? [state, grade ?? '', RESTARTED] : grade === undefined ? [state] : [state, grade];
  return parts.join(PARTING).slice(0, LONGEST);
}

/** The words of a failure, and whether it was one of all accounts. */
export function wordOfFailure({ message = '', networkDown }: Partial<FailureWords>): string {
  const told = message.replaceAll(PARTING, ' ').slice(0, LONGEST);
  return networkDown ? told + PARTING + NETWORK : told;
}

/** Reads what `wordOf` wrote. */
export function stateAndGrade(word: string): GoodWords {
  const [state = '', grade, more] = word.split(PARTING);
  return {
    ...(state === '' ? {} : { state }),
    ...(grade === undefined || (grade === '' && more !== undefined) ? {} : { grade }),
    ...(more === RESTARTED ? { restarted: true } : {}),
  };
}

/** Reads what `wordOfFailure` wrote. */
export function failureWords(word: string): FailureWords {
  const [message = '', more] = word.split(PARTING);
  return { message, ...(more === NETWORK ? { networkDown: true } : {}) };
}
