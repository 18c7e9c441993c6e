/** Numbers between 0 (in) and 1 (out), the same ones every time for the same seed. */
export type Random = () => number;

const GOLDEN = 0x9e3779b9;

/** A 32-bit number for a seed and a name, so that every part of a show draws from a source of its own (FNV-1a). */
export function seedOf(seed: number, name: string): number {
  let hash = (0x811c9dc5 ^ Math.imul(seed, GOLDEN)) >>> 0;
  for (let index = 0; index < name.length; index += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** A random source for a seed (the mulberry32 recurrence). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Exponentially spread around `mean`, same unit as `mean`. */
export function exponential(random: Random, mean: number): number {
  return -Math.log(1 - random()) * mean;
}

/** Lognormally spread with the given mean and coefficient of variation, same unit as `mean`. */
export function lognormal(random: Random, mean: number, variation: number): number {
  const variance = Math.log(1 + variation * variation);
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.exp(Math.log(mean) - variance / 2 + normal * Math.sqrt(variance));
}

/** One of a list, all equally likely. Throws on an empty list. */
export function pick<Item>(random: Random, list: readonly Item[]): Item {
  const picked = list[Math.floor(random() * list.length)];
  if (picked === undefined) throw new Error('Nothing to pick from.');
  return picked;
}
