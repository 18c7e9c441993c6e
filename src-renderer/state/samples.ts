/** Reads the flat column of samples that travels in an update: `handle, at, value...` again and again. */

/**
 * Calls `take` for each sample with a view on its values (not a copy). `widthOf` tells how many values a handle has,
 * undefined for an unknown one. Returns false when the rest cannot be read, as after an unknown handle.
 */
export function readSamples(
  flat: Float64Array,
  widthOf: (handle: number) => number | undefined,
  take: (handle: number, at: number, values: Float64Array) => void,
): boolean {
  let place = 0;
  while (place < flat.length) {
    const handle = flat[place] ?? NaN;
    const width = widthOf(handle);
    const end = place + 2 + (width ?? 0);
    if (width === undefined || end > flat.length) return false;
    take(handle, flat[place + 1] ?? 0, flat.subarray(place + 2, end));
    place = end;
  }
  return true;
}
