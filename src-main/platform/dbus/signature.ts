/** D-Bus type signatures (D-Bus specification, "Type system"): just what a desktop's tray and notifications need. */

/** A value with its own type, as `v` carries it. */
export interface Variant {
  readonly signature: string;
  readonly value: unknown;
}

const ALIGNMENTS: Readonly<Record<string, number>> = {
  y: 1,
  g: 1,
  v: 1,
  n: 2,
  q: 2,
  b: 4,
  i: 4,
  u: 4,
  s: 4,
  o: 4,
  a: 4,
  x: 8,
  t: 8,
  d: 8,
  '(': 8,
  '{': 8,
};
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '{': '}' };

/** The boundary, in bytes, that a value of this type starts at. Throws on a type that does not exist. */
export function alignmentOf(type: string): number {
  const alignment = ALIGNMENTS[type.charAt(0)];
  if (alignment === undefined) throw new Error(`No such D-Bus type: ${type.slice(0, 8)}`);
  return alignment;
}

/** `sa{sv}u` -> `s`, `a{sv}`, `u`. */
export function splitSignature(signature: string): readonly string[] {
  const types: string[] = [];
  for (let at = 0; at < signature.length;) {
    const end = endOfType(signature, at);
    types.push(signature.slice(at, end));
    at = end;
  }
  return types;
}

/** What lies within an array, a struct or a dictionary's entry. */
export function innerTypes(type: string): readonly string[] {
  return splitSignature(type.startsWith('a') ? type.slice(1) : type.slice(1, -1));
}

function endOfType(signature: string, start: number): number {
  let at = start;
  while (signature.charAt(at) === 'a') at += 1;
  const closing = CLOSING[signature.charAt(at)];
  if (closing === undefined) return at + 1;
  for (let inner = at + 1; inner < signature.length; inner = endOfType(signature, inner)) {
    if (signature.charAt(inner) === closing) return inner + 1;
  }
  throw new Error('A D-Bus signature that does not end');
}
