import type { PlannedWindow } from './configuration.ts';
import type { SourceId, Tone } from './model.ts';

/** Where an event stands in time. `soon`: from five minutes before, when its sources should be live already. */
export type EventPhase = 'unplanned' | 'before' | 'soon' | 'on' | 'over';

/** People on their way in, over the sources that can be seen; absent where none of them knows: never zero. */
export interface FunnelView {
  readonly watching?: number;
  readonly waiting?: number;
  readonly live?: number;
}

/** An event as the page shows it: what is worked out from its sources. They themselves travel as sources do. */
export interface EventView {
  readonly id: string;
  readonly name: string;
  readonly sources: readonly SourceId[];
  readonly windows: readonly PlannedWindow[];
  readonly phase: EventPhase;
  /** That of the worst source; never `ok` while one cannot be seen or should be live and is not. */
  readonly tone: Tone;
  readonly sentence: string;
  readonly funnel: FunnelView;
  /** How many sources the funnel lacks because they cannot be seen now. */
  readonly unseen: number;
  /** Views by source: their meaning is disputed, so they are never summed, nor counted as people. */
  readonly views: readonly { readonly source: SourceId; readonly value: number }[];
  readonly worst?: SourceId;
  /** Those that should be live now and are not. */
  readonly missing: readonly SourceId[];
  /** Those that nothing is known of: their account's list has not named them. */
  readonly unknown: readonly SourceId[];
}
