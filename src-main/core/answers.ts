/**
 * The one door through which a vendor's folder uses the core: asking, reading answers, wire and field schemas, tasks. What is
 * not named here is no business of a vendor.
 */
export { ask, order, understand, type Heard, type VendorLine } from './answers/ask.ts';
export { fieldsOf, line, secretLine, segment } from './answers/fields.ts';
export { matchesGlob, patternsOf } from './answers/glob.ts';
export { inTurns } from './answers/in-turns.ts';
export { cutText, oneLine, plainText } from './answers/plain-text.ts';
export { readAnswer, type Asking, type Voice } from './answers/read-answer.ts';
export { base64, STRUCK, strikeSecrets } from './answers/secret-text.ts';
export { intervalOf, sourceTask } from './answers/source-task.ts';
export {
  amount,
  count,
  flag,
  instant,
  known,
  maybe,
  measure,
  score,
  span,
  text,
  word,
} from './answers/wire.ts';
export type { Telling } from './answers/words.ts';
