/**
 * Many small records by their id, as plain JSON: 16 rows of 16 buckets. A write copies one row's list and one bucket, so that a
 * state of thousands of sources changes in well under a microsecond and older states stay as they were.
 */
export type Shelf<Value extends Shelved> = readonly (readonly (readonly Value[])[])[];

/** What can be put on a shelf says its own key. */
export interface Shelved {
  readonly id: string;
}

/** A shelf being written to. `owned` are the places of buckets copied since it was opened. */
export interface OpenShelf<Value extends Shelved> {
  rows: Shelf<Value>;
  owned: number[] | undefined;
}

const ROWS = 16;

/** A shelf with nothing on it. */
export function emptyShelf<Value extends Shelved>(): Shelf<Value> {
  return Array<Value[][]>(ROWS).fill(Array<Value[]>(ROWS).fill([]));
}

/** The value of that id. */
export function readShelf<Value extends Shelved>(shelf: Shelf<Value>, id: string): Value | undefined {
  const place = placeOf(id);
  const bucket = shelf[place >> 4]?.[place & 15] ?? [];
  for (const value of bucket) if (value.id === id) return value;
  return undefined;
}

/** All values, in an order that depends on nothing but what was written. */
export function valuesOf<Value extends Shelved>(shelf: Shelf<Value>): readonly Value[] {
  return shelf.flatMap((row) => row.flat());
}

/** A shelf with every value changed by `change`, which keeps the ids. */
export function mapShelf<Value extends Shelved>(
  shelf: Shelf<Value>,
  change: (value: Value) => Value,
): Shelf<Value> {
  return shelf.map((row) => row.map((bucket) => bucket.map(change)));
}

/** Writes a value under its id. */
export function writeShelf<Value extends Shelved>(shelf: OpenShelf<Value>, value: Value): void {
  const bucket = ownBucket(shelf, placeOf(value.id));
  bucket[indexIn(bucket, value.id)] = value;
}

/** Takes the value of that id away. */
export function clearShelf<Value extends Shelved>(shelf: OpenShelf<Value>, id: string): void {
  const bucket = ownBucket(shelf, placeOf(id));
  bucket.splice(indexIn(bucket, id), 1);
}

/** Where it is, or would be put. */
function indexIn(bucket: readonly Shelved[], id: string): number {
  let index = 0;
  while (index < bucket.length && bucket[index]?.id !== id) index += 1;
  return index;
}

/** The bucket at `place`, copied first with its row unless that was done since the shelf was opened. */
function ownBucket<Value extends Shelved>(shelf: OpenShelf<Value>, place: number): Value[] {
  const row = place >> 4;
  const owned = (shelf.owned ??= []);
  if (!owned.includes(place)) {
    if (owned.length === 0) shelf.rows = shelf.rows.slice();
    const rows = shelf.rows as Value[][][];
    if (!owned.some((other) => other >> 4 === row)) rows[row] = (rows[row] ?? []).slice();
    const buckets = rows[row] ?? [];
    buckets[place & 15] = (buckets[place & 15] ?? []).slice();
    owned.push(place);
  }
  return (shelf.rows as Value[][][])[row]?.[place & 15] ?? [];
}

/** FNV-1a, folded to a bucket. */
function placeOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  return (hash ^ (hash >>> 8) ^ (hash >>> 16)) & 255;
}
