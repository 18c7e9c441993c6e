/**
 * Many small records by key, as plain JSON. A write copies one bucket of 256, so that a state of thousands of sources
 * changes in about a microsecond and older states stay as they were.
 */
export type Shelf<Value> = readonly (readonly (readonly [string, Value])[])[];

/** A shelf being written to. `owned` are the buckets copied since it was opened. */
export interface OpenShelf<Value> {
  buckets: Shelf<Value>;
  readonly owned: Set<number>;
}

type Bucket<Value> = (readonly [string, Value])[];

const BUCKETS = 256;

/** A shelf with nothing on it. */
export function emptyShelf<Value>(): Shelf<Value> {
  return Array<Bucket<Value>>(BUCKETS).fill([]);
}

/** The value under `key`. */
export function readShelf<Value>(shelf: Shelf<Value>, key: string): Value | undefined {
  const bucket = shelf[placeOf(key)] ?? [];
  for (const entry of bucket) if (entry[0] === key) return entry[1];
  return undefined;
}

/** All values, in an order that depends on nothing but what was written. */
export function valuesOf<Value>(shelf: Shelf<Value>): readonly Value[] {
  return shelf.flatMap((bucket) => bucket.map((entry) => entry[1]));
}

/** A shelf with every value changed by `change`; those it answers undefined for are dropped. */
export function mapShelf<Value>(
  shelf: Shelf<Value>,
  change: (value: Value) => Value | undefined,
): Shelf<Value> {
  return shelf.map((bucket) =>
    bucket.flatMap(([key, value]) => {
      const changed = change(value);
      return changed === undefined ? [] : [[key, changed] as const];
    }),
  );
}

/** Writes `value` under `key`, or takes the key away when it is undefined. */
export function writeShelf<Value>(shelf: OpenShelf<Value>, key: string, value: Value | undefined): void {
  const place = placeOf(key);
  const bucket = ownBucket(shelf, place);
  const index = bucket.findIndex((entry) => entry[0] === key);
  if (value === undefined) {
    if (index >= 0) bucket.splice(index, 1);
  } else if (index >= 0) bucket[index] = [key, value];
  else bucket.push([key, value]);
}

/** The bucket at `place`, copied first unless that was done since the shelf was opened. */
function ownBucket<Value>(shelf: OpenShelf<Value>, place: number): Bucket<Value> {
  if (shelf.owned.size === 0) shelf.buckets = shelf.buckets.slice();
  const buckets = shelf.buckets as Bucket<Value>[];
  if (!shelf.owned.has(place)) {
    shelf.owned.add(place);
    buckets[place] = (buckets[place] ?? []).slice();
  }
  return buckets[place] ?? [];
}

/** FNV-1a, folded to a bucket. */
function placeOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return (hash ^ (hash >>> 8) ^ (hash >>> 16)) & (BUCKETS - 1);
}
