/** Which lines of a long list can be seen. Lines have one of two heights, so offsets are exact without measuring. */

export interface Line<Item> {
  readonly heading?: string;
  readonly items: readonly Item[];
  /** Place of the first item in the whole list. */
  readonly first: number;
}

export interface Placed<Item> extends Line<Item> {
  readonly top: number;
  readonly height: number;
}

export interface Group<Item> {
  readonly heading?: string;
  readonly items: readonly Item[];
}

/** Cuts groups into lines of `perLine` items, a heading line before each named group. */
export function toLines<Item>(groups: readonly Group<Item>[], perLine: number): readonly Line<Item>[] {
  const lines: Line<Item>[] = [];
  let first = 0;
  for (const { heading, items } of groups) {
    if (heading !== undefined) lines.push({ heading, items: [], first });
    for (let from = 0; from < items.length; from += perLine) {
      lines.push({ items: items.slice(from, from + perLine), first: first + from });
    }
    first += items.length;
  }
  return lines;
}

/** Gives each line its place, pixels from the list's top. */
export function placeLines<Item>(
  lines: readonly Line<Item>[],
  itemHeight: number,
  headingHeight: number,
): readonly Placed<Item>[] {
  let top = 0;
  return lines.map((line) => {
    const height = line.heading === undefined ? itemHeight : headingHeight;
    const placed = { ...line, top, height };
    top += height;
    return placed;
  });
}

/** Height of all lines, pixels. */
export function totalHeight(lines: readonly Placed<unknown>[]): number {
  const last = lines.at(-1);
  return last === undefined ? 0 : last.top + last.height;
}

/** The lines that lie within `from` to `until` pixels, found by halving: cheap at any length. */
export function visibleLines<Item>(
  lines: readonly Placed<Item>[],
  from: number,
  until: number,
): readonly Placed<Item>[] {
  const start = firstBelow(lines, from);
  const end = firstBelow(lines, until);
  return lines.slice(start, end + 1);
}

/** Index of the first line whose lower edge is below `edge`. */
function firstBelow(lines: readonly Placed<unknown>[], edge: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const line = lines[middle];
    if (line !== undefined && line.top + line.height <= edge) low = middle + 1;
    else high = middle;
  }
  return low;
}
