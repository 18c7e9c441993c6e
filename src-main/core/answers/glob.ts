/** Simple patterns of names: `*` stands for anything, `?` for one character. No regular expressions from users (faults.md). */

/** True when the pattern covers the whole text; upper and lower case are the same. Linear but for one step back per `*`. */
export function matchesGlob(pattern: string, text: string): boolean {
  const wanted = [...pattern.toLowerCase()];
  const given = [...text.toLowerCase()];
  let star: number | undefined;
  let resume = 0;
  let at = 0;
  for (let place = 0; place < given.length || at < wanted.length;) {
    if (place < given.length && at < wanted.length && isOne(wanted[at], given[place])) {
      place += 1;
      at += 1;
    } else if (wanted[at] === '*') {
      star = at++;
      resume = place;
    } else if (star !== undefined && resume < given.length) {
      at = star + 1;
      place = ++resume;
    } else return false;
  }
  return true;
}

function isOne(pattern: string | undefined, character: string | undefined): boolean {
  return pattern !== '*' && (pattern === '?' || pattern === character);
}

/** The patterns of a text, parted by commas or line breaks. */
export function patternsOf(text: string): readonly string[] {
  return text
    .split(/[,\n]/)
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '');
}
