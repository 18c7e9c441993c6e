/** Stored polls of one source as columns: what replay, back-test and "why not?" are made from. */
import type { IncidentView, MetricId, SourceId } from '#contract/model';
import type { AlertTrace } from '#contract/trace';

export interface LooksQuestion {
  readonly source: SourceId;
  /** The metrics wanted; unknown ones answer with NaN. */
  readonly metrics: readonly MetricId[];
  readonly from: number;
  /** Exclusive. */
  readonly until: number;
}

/** All columns have the length of `at`, which rises. Only full resolution: a roll-up is no poll. */
export interface StoredLooks {
  readonly at: Float64Array;
  /** As in `row.ts`. */
  readonly codes: Uint8Array;
  /** Texts of `state|grade`, see `word.ts`; `word` holds the place of each row's text. */
  readonly words: readonly string[];
  readonly word: Int16Array;
  /** One column a wanted metric. */
  readonly values: readonly Float64Array[];
}

/** What is kept of one incident. `traces` are in the order of time. */
export interface StoredIncident {
  readonly incident?: IncidentView;
  readonly traces: readonly AlertTrace[];
}

/** No poll at all. */
export function noLooks(metrics: number): StoredLooks {
  const values = Array.from({ length: metrics }, () => new Float64Array());
  return { at: new Float64Array(), codes: new Uint8Array(), words: [], word: new Int16Array(), values };
}
