/** What a chart says of the moment under the crosshair. */
import type { Unit } from '#contract/descriptor';
import { formatQuantity } from '../format/quantities.ts';
import { formatExact } from '../format/times.ts';
import { chartWords as words, gapWords } from '../words/charts.ts';
import type { Line, LineView } from './line-view.ts';
import { spreadOf } from './spread.ts';
import { spotNear } from './track.ts';
import type { Spot } from './track.ts';

export interface ReadLine {
  readonly label: string;
  readonly text: string;
  /** The lowest and highest, where several samples were thinned to one point. */
  readonly detail?: string;
  readonly colour: string;
  readonly dash: readonly number[];
  readonly spot?: Spot;
  readonly axis: Line['axis'];
}

export interface Readout {
  readonly at: number;
  readonly title: string;
  readonly lines: readonly ReadLine[];
  /** Why there is no data, incidents, restarts. */
  readonly notes: readonly string[];
}

function toReadLine(line: Line, unit: Unit, at: number, reach: number): ReadLine {
  const { label, colour, dash, axis } = line;
  const spot = spotNear(line.spots, at, reach);
  if (spot === undefined) return { label, text: words.nothingAt, colour, dash, axis };
  const spread = spreadOf(spot, unit);
  const detail = spread === undefined ? {} : { detail: spread };
  return { label, text: formatQuantity(spot.y, unit), ...detail, colour, dash, axis, spot };
}

function notesAt(view: LineView, at: number, reach: number): readonly string[] {
  const holds = ({ from, until = Infinity }: { from: number; until?: number }) =>
    at >= from - reach / 3 && at <= until + reach / 3;
  return [
    ...view.gaps
      .filter((gap) => at >= gap.from && at <= gap.until)
      .map(({ kind }) => words.gap(gapWords(kind))),
    ...view.bands.filter(holds).map(({ title }) => title),
    ...view.annotations.filter((mark) => Math.abs(mark.at - at) <= reach).map(({ text }) => text),
  ];
}

/** `reach` ms: how far from the moment a point still tells of it. */
export function readAt(view: LineView, at: number, reach: number): Readout {
  const lines = view.lines.map((line) => {
    const unit = line.axis === 'second' ? (view.second ?? view.unit) : view.unit;
    return toReadLine(line, unit, at, reach);
  });
  const pixel = (view.until - view.from) / 200;
  return { at, title: formatExact(at), lines, notes: [...new Set(notesAt(view, at, pixel))] };
}

/** The readout as one sentence, to be read out. */
export const spoken = ({ title, lines, notes }: Readout): string =>
  [title, ...lines.map(({ label, text }) => `${label} ${text}`), ...notes].join('. ');
