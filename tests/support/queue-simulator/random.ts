/** A seeded source of chance: the same seed gives the same show on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Exponential with the given mean. */
  exponential(mean: number): number;
  /** Lognormal with the given mean and coefficient of variation. */
  lognormal(mean: number, variation: number): number;
}

/** Mulberry32: 32 bits of state, good enough for shows and quick. */
function mulberry(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 4294967296;
  };
}

/** Makes the source of chance of one run. */
export function randomFrom(seed: number): Random {
  const uniform = mulberry(seed);
  const exponential = (mean: number): number => -mean * Math.log(1 - uniform());
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const lognormal = (mean: number, variation: number): number => {
    const spread = Math.log(1 + variation * variation);
    return mean * Math.exp(Math.sqrt(spread) * normal() - spread / 2);
  };
  return { uniform, exponential, lognormal };
}
