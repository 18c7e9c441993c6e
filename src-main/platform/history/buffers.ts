/** Finds the memory of typed arrays in an answer, so that it is handed over instead of copied. */

/** Buffers of all typed arrays in plain values, each once. */
export function buffersIn(value: unknown, found: Set<ArrayBuffer> = new Set()): readonly ArrayBuffer[] {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
  } else if (Array.isArray(value)) {
    // A long list of plain values holds no buffers worth looking for.
    if (typeof value[0] === 'object') for (const one of value) buffersIn(one, found);
  } else if (typeof value === 'object' && value !== null) {
    for (const one of Object.values(value)) buffersIn(one, found);
  }
  return [...found];
}
