/** A value over show time whose area is known exactly, so that byte counters fit the bandwidth at any two moments. */
export interface Curve {
  /** Value at a second of the show. */
  at(second: number): number;
  /** Area under the value from second 0, in value-seconds. */
  area(second: number): number;
  /** No value is above this. */
  readonly highest: number;
}

type Point = readonly [second: number, value: number];

interface Piece {
  readonly from: number;
  readonly value: number;
  readonly slope: number;
  readonly areaBefore: number;
}

/**
 * Straight lines between points, repeated every `period` seconds. The first point is at second 0; the last value
 * holds until the period ends; two points at the same second make a step.
 */
export function curve(period: number, points: readonly Point[]): Curve {
  const pieces = toPieces(period, points);
  const whole = areaWithin(pieces, period);
  return {
    at: (second) => valueWithin(pieces, second % period),
    area: (second) => Math.floor(second / period) * whole + areaWithin(pieces, second % period),
    highest: Math.max(...points.map((point) => point[1])),
  };
}

/** The same value at all times. */
export function level(value: number): Curve {
  return { at: () => value, area: (second) => value * second, highest: value };
}

/** A slow, smooth unrest of at most `amplitude` around zero; `phase` (0 to 1) tells one from another. */
export function unrest(amplitude: number, period: number, phase: number): Curve {
  const turns = [1, 2.7].map((factor) => (2 * Math.PI * factor) / period);
  const start = phase * 2 * Math.PI;
  return {
    at: (second) => turns.reduce((sum, turn) => sum + (amplitude / 2) * Math.sin(turn * second + start), 0),
    area: (second) =>
      turns.reduce(
        (sum, turn) => sum + (amplitude / 2 / turn) * (Math.cos(start) - Math.cos(turn * second + start)),
        0,
      ),
    highest: amplitude,
  };
}

/** Curves laid over each other. */
export function together(...curves: readonly Curve[]): Curve {
  return {
    at: (second) => curves.reduce((sum, one) => sum + one.at(second), 0),
    area: (second) => curves.reduce((sum, one) => sum + one.area(second), 0),
    highest: curves.reduce((sum, one) => sum + one.highest, 0),
  };
}

function toPieces(period: number, points: readonly Point[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let areaBefore = 0;
  points.forEach(([from, value], index) => {
    const [until, next] = points[index + 1] ?? [period, value];
    const slope = until > from ? (next - value) / (until - from) : 0;
    pieces.push({ from, value, slope, areaBefore });
    areaBefore += ((value + next) / 2) * (until - from);
  });
  return pieces;
}

function pieceAt(pieces: readonly Piece[], second: number): Piece {
  let found = pieces[0];
  for (const piece of pieces) {
    if (piece.from <= second) found = piece;
  }
  if (!found) throw new Error('A curve needs at least one point.');
  return found;
}

function valueWithin(pieces: readonly Piece[], second: number): number {
  const piece = pieceAt(pieces, second);
  return piece.value + piece.slope * (second - piece.from);
}

function areaWithin(pieces: readonly Piece[], second: number): number {
  const piece = pieceAt(pieces, second);
  const span = second - piece.from;
  return piece.areaBefore + piece.value * span + (piece.slope * span * span) / 2;
}
