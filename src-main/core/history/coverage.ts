/** Which stored resolution answers which part of a range: the wished one first, finer ones for its end, coarser ones for its past. */

/** Resolutions kept, ms: every sample, minutes, hours. */
export const STEPS = [0, 60_000, 3_600_000] as const;

/** What is stored of one source at one resolution; `until` is exclusive. */
export interface Stored {
  readonly step: number;
  readonly from: number;
  readonly until: number;
}

export interface Piece {
  readonly step: number;
  readonly from: number;
  readonly until: number;
}

/** How much wider than asked a bucket may become, so that a coarser resolution will do. */
const WIDER = 1.5;

/** The coarsest resolution whose rows still fit into a bucket of `span` ms, or of half as much again. */
export function stepFor(span: number): number {
  return STEPS.findLast((step) => step <= span * WIDER) ?? 0;
}

/** Parts [from, until) among the stored resolutions without overlap; what nothing covers is left out. */
export function piecesOf(
  stored: readonly Stored[],
  wished: number,
  from: number,
  until: number,
): readonly Piece[] {
  const order = [wished, ...STEPS.filter((s) => s < wished).reverse(), ...STEPS.filter((s) => s > wished)];
  let open: readonly (readonly [number, number])[] = [[from, until]];
  const pieces: Piece[] = [];
  for (const step of order) {
    for (const one of stored.filter((entry) => entry.step === step)) {
      pieces.push(...open.flatMap((range) => overlap(step, range, one)));
      open = open.flatMap((range) => without(range, one));
    }
  }
  return pieces.sort((a, b) => a.from - b.from);
}

function overlap(step: number, [from, until]: readonly [number, number], one: Stored): readonly Piece[] {
  const piece = { step, from: Math.max(from, one.from), until: Math.min(until, one.until) };
  return piece.from < piece.until ? [piece] : [];
}

function without(
  [from, until]: readonly [number, number],
  one: Stored,
): readonly (readonly [number, number])[] {
  const left: readonly [number, number] = [from, Math.min(until, one.from)];
  const right: readonly [number, number] = [Math.max(from, one.until), until];
  return [left, right].filter(([a, b]) => a < b);
}
