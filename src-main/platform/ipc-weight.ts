/**
 * How heavy a value from the page is, without trusting its shape: it may be cyclic, deep or made of one huge string
 * (faults.md I2, I3). JSON.stringify would do the very work that the cap is there to avoid.
 */

/** Bytes as they would lie in memory, roughly; stops counting once past `cap`, so the answer is only exact below it. */
export function weigh(value: unknown, cap: number): number {
  const seen = new Set<object>();
  const open: unknown[] = [value];
  let bytes = 0;
  while (open.length > 0 && bytes <= cap) {
    const next = open.pop();
    if (typeof next === 'string') bytes += 2 * next.length;
    else if (typeof next === 'object' && next !== null) bytes += weighObject(next, seen, open);
    else bytes += 8;
  }
  return bytes;
}

function weighObject(value: object, seen: Set<object>, open: unknown[]): number {
  if (seen.has(value)) return 0;
  seen.add(value);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value.byteLength;
  let bytes = 16;
  for (const [key, inner] of entriesOf(value)) {
    bytes += 2 * key.length;
    open.push(inner);
  }
  return bytes;
}

function entriesOf(value: object): Iterable<readonly [string, unknown]> {
  if (value instanceof Map) return [...value.entries()].flatMap((pair) => pair.map(unnamed));
  if (value instanceof Set) return [...value.values()].map(unnamed);
  return Object.entries(value);
}

function unnamed(value: unknown): readonly [string, unknown] {
  return ['', value];
}
