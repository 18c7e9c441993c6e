/** What one chart shows, ready to be drawn. */
import type { Annotation, Band, Gap } from '#contract/channels/history';
import type { Unit } from '#contract/descriptor';
import type { Threshold } from './thresholds.ts';
import type { Spot } from './track.ts';

export interface Line {
  readonly label: string;
  readonly spots: readonly Spot[];
  readonly colour: string;
  readonly dash: readonly number[];
  readonly axis: 'y' | 'second';
  /** Quieter: the same time of another day. */
  readonly isGhost?: true;
  /** The interval of an estimate, drawn as an area. */
  readonly band?: { readonly low: readonly Spot[]; readonly high: readonly Spot[] };
}

export interface Colours {
  readonly text: string;
  readonly line: string;
  readonly surface: string;
  readonly idle: string;
  readonly blind: string;
  readonly warning: string;
  readonly critical: string;
  readonly info: string;
}

export interface LineView {
  readonly lines: readonly Line[];
  readonly unit: Unit;
  readonly second?: Unit;
  readonly from: number;
  readonly until: number;
  /** Space at the right, pixels. */
  readonly right: number;
  readonly gaps: readonly Gap[];
  readonly bands: readonly Band[];
  readonly annotations: readonly Annotation[];
  readonly thresholds: readonly Threshold[];
  readonly colours: Colours;
}
