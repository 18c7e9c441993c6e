/**
 * The language of every text of the app, and how its numbers are written: the same on every machine, for texts of proofs are
 * compared byte for byte and a number is told in a sentence and shown beside it. The one place to change when there are more.
 */
export const language = 'en';
