/** Quantiles of the standard normal for the shares used here. */
const NORMAL_90 = 1.2815515655446004;

/**
 * The 10 % and 90 % quantile of the F distribution with `first` and `second` degrees of freedom (queue-insight C-2).
 * Exact for `first` = 2, else Paulson's cube-root normal approximation: within 1 % for `first` >= 4 and `second` >= 16.
 */
export function fQuantiles(first: number, second: number): { readonly low: number; readonly high: number } {
  if (first <= 2) return { low: exactForTwo(0.9, second), high: exactForTwo(0.1, second) };
  return { low: cubeRoot(-NORMAL_90, first, second), high: cubeRoot(NORMAL_90, first, second) };
}

/** P(F > x) = (1 + 2x/d)^(-d/2) with 2 and d degrees of freedom, solved for x. */
function exactForTwo(above: number, second: number): number {
  return (second / 2) * (Math.pow(above, -2 / second) - 1);
}

function cubeRoot(z: number, first: number, second: number): number {
  const a = 2 / (9 * first);
  const b = 2 / (9 * second);
  const root = z * Math.sqrt((1 - a) ** 2 * b + (1 - b) ** 2 * a - z * z * a * b);
  return (((1 - a) * (1 - b) + root) / ((1 - b) ** 2 - z * z * b)) ** 3;
}
