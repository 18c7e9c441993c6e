/** The texts of stored polls as columns. A column nobody has a word for is left out: then it costs nothing. */
import { isGood } from '../history/row.ts';
import type { StoredLooks } from '../history/stored-looks.ts';
import { failureWords, stateAndGrade } from '../history/word.ts';
import type { LookColumns, WordColumn } from '../rules/columns.ts';

type Words = Pick<LookColumns, 'state' | 'grade' | 'message' | 'restarted' | 'networkDown'>;

/** A miss's text is what the failure said; a good poll's is the vendor's word on state and grade. */
export function wordColumns(stored: StoredLooks): Words {
  const good = stored.words.map(stateAndGrade);
  const failed = stored.words.map(failureWords);
  const states = good.map((one) => one.state);
  const grades = good.map((one) => one.grade);
  const messages = failed.map((one) => one.message || undefined);
  return {
    ...named('state', told(stored, states, true)),
    ...named('grade', told(stored, grades, true)),
    ...named('message', told(stored, messages, false)),
    ...named(
      'restarted',
      marked(
        stored,
        good.map((one) => one.restarted === true),
        true,
      ),
    ),
    ...named(
      'networkDown',
      marked(
        stored,
        failed.map((one) => one.networkDown === true),
        false,
      ),
    ),
  };
}

function named<Name extends keyof Words, Column>(name: Name, column: Column | undefined) {
  return (column === undefined ? {} : { [name]: column }) as { [Key in Name]?: Column };
}

function told(
  { word, codes }: StoredLooks,
  words: readonly (string | undefined)[],
  ofGood: boolean,
): WordColumn | undefined {
  if (words.every((one) => one === undefined)) return undefined;
  const index = new Int16Array(word.length).fill(-1);
  for (let row = 0; row < index.length; row += 1) {
    const place = word[row] ?? -1;
    if (isGood(codes[row] ?? 255) === ofGood && words[place] !== undefined) index[row] = place;
  }
  return { words: words.map((one) => one ?? ''), index };
}

function marked(
  { word, codes }: StoredLooks,
  marks: readonly boolean[],
  ofGood: boolean,
): Uint8Array | undefined {
  if (!marks.includes(true)) return undefined;
  const out = new Uint8Array(word.length);
  for (let row = 0; row < out.length; row += 1)
    if (marks[word[row] ?? -1] && isGood(codes[row] ?? 255) === ofGood) out[row] = 1;
  return out;
}
