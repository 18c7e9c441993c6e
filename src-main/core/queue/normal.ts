/** Distribution function of the standard normal, by Abramowitz and Stegun 26.2.17: error below 1e-7. */
export function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail = (0.3193815 + t * (-0.3565638 + t * (1.7814779 + t * (-1.821256 + t * 1.3302744)))) * t;
  const above = (tail * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
  return z < 0 ? above : 1 - above;
}

/** Its logarithm, also far out on the left where the value itself underflows. */
export function logNormalBelow(z: number): number {
  if (z > -6) return Math.log(normalBelow(z));
  const square = z * z;
  return (
    -square / 2 - Math.log(-z * Math.sqrt(2 * Math.PI)) + Math.log1p(-1 / square + 3 / (square * square))
  );
}
