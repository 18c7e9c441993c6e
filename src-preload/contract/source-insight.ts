/** What is estimated and found out about a source beyond its readings. */
import type { MetricId } from './model.ts';

/** What the queue estimators say of a source now (queue-insight C-1 to C-4); seconds, people a minute. */
export interface QueueView {
  readonly events: number;
  readonly learning: boolean;
  readonly arrivalsPerMinute?: number;
  readonly departuresPerMinute?: number;
  readonly waitSeconds?: number;
  readonly waitLow?: number;
  readonly waitHigh?: number;
  readonly growthZ?: number;
  readonly burst: boolean;
  readonly capacity?: number;
  /** What the estimates rest on: "based on 37 departures in the last 20 min"; "learning: 3 of 8 departures seen". */
  readonly basis: string;
}

/** Whether a disputed count is people now or everybody so far. */
export type CountMeaning = 'unknown' | 'now' | 'so-far';

/** What was found out about a source beyond its readings (queue-insight C-10, C-12, C-13). Absent: not known, or no such thing. */
export interface SourceInsight {
  /** Next to nothing comes in, by the vendor's clock since then, epoch ms. */
  readonly stalledSince?: number;
  /** Each viewer gets less than half of the usual, since then, epoch ms; told after a minute of it. */
  readonly underservedSince?: number;
  /** The worst graded of a viewer's figures. */
  readonly worst?: { readonly metric: MetricId; readonly grade: string };
  /** `looks` of the 50 that are wanted at least, while unknown. */
  readonly count?: { readonly meaning: CountMeaning; readonly looks: number };
  /** Epoch ms; at the latest, as it may have begun before it was first seen. */
  readonly ends?: { readonly at: number; readonly atTheLatest: boolean };
}
