/**
 * Many small records by key, as plain JSON: 16 rows of 16 buckets. A write copies one row's list and one bucket, so that a
 * state of thousands of sources changes in well under a microsecond and older states stay as they were.
 */
export type Shelf<Value> = readonly (readonly (readonly (readonly [string, Value])[])[])[];

/** A shelf being written to. `owned` are the places of buckets copied since it was opened. */
export interface OpenShelf<Value> {
  rows: Shelf<Value>;
  owned: number[] | undefined;
}

type Bucket<Value> = (readonly [string, Value])[];

const ROWS = 16;

/** A shelf with nothing on it. */
export function emptyShelf<Value>(): Shelf<Value> {
  return Array<Bucket<Value>[]>(ROWS).fill(Array<Bucket<Value>>(ROWS).fill([]));
}

/** The value under `key`. */
export function readShelf<Value>(shelf: Shelf<Value>, key: string): Value | undefined {
  const place = placeOf(key);
  const bucket = shelf[place >> 4]?.[place & 15] ?? [];
  for (const entry of bucket) if (entry[0] === key) return entry[1];
  return undefined;
}

/** All values, in an order that depends on nothing but what was written. */
export function valuesOf<Value>(shelf: Shelf<Value>): readonly Value[] {
  return shelf.flatMap((row) => row.flatMap((bucket) => bucket.map((entry) => entry[1])));
}

/** A shelf with every value changed by `change`. */
export function mapShelf<Value>(shelf: Shelf<Value>, change: (value: Value) => Value): Shelf<Value> {
  return shelf.map((row) => row.map((bucket) => bucket.map(([key, value]) => [key, change(value)] as const)));
}

/** Writes `value` under `key`, or takes the key away when it is undefined. */
export function writeShelf<Value>(shelf: OpenShelf<Value>, key: string, value: Value | undefined): void {
  const bucket = ownBucket(shelf, placeOf(key));
  let index = 0;
  while (index < bucket.length && bucket[index]?.[0] !== key) index += 1;
  if (value !== undefined) bucket[index] = [key, value];
  else if (index < bucket.length) bucket.splice(index, 1);
}

/** The bucket at `place`, copied first with its row unless that was done since the shelf was opened. */
function ownBucket<Value>(shelf: OpenShelf<Value>, place: number): Bucket<Value> {
  const row = place >> 4;
  const owned = (shelf.owned ??= []);
  if (!owned.includes(place)) {
    if (owned.length === 0) shelf.rows = shelf.rows.slice();
    const rows = shelf.rows as Bucket<Value>[][];
    if (!owned.some((other) => other >> 4 === row)) rows[row] = (rows[row] ?? []).slice();
    const buckets = rows[row] ?? [];
    buckets[place & 15] = (buckets[place & 15] ?? []).slice();
    owned.push(place);
  }
  return (shelf.rows as Bucket<Value>[][])[row]?.[place & 15] ?? [];
}

/** FNV-1a, folded to a bucket. */
function placeOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return (hash ^ (hash >>> 8) ^ (hash >>> 16)) & 255;
}
