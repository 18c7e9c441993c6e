import * as v from 'valibot';
import { invoke } from '../ipc.ts';
import type { IncidentView, Snapshot } from '../model.ts';
import type { HistoryAnswer, SparklineAnswer } from './history.ts';
import type { IncidentStep } from './incidents.ts';
import type { MinuteAnswer } from './rules.ts';
import { id, instant } from './inputs.ts';

/** One thing that happened; `words` is its proof, line by line. */
export interface ReplayStep {
  readonly at: number;
  readonly kind: IncidentStep['kind'] | 'action' | 'told';
  readonly text: string;
  readonly words: readonly string[];
  readonly source?: string;
}

/** A past that was opened to be looked at. Nothing in it is live, and nothing about it can be changed. */
export interface ReplayView {
  readonly id: string;
  /** The file's name; absent when it comes straight from the history. */
  readonly file?: string;
  /** Of the app that kept it. */
  readonly version: string;
  readonly from: number;
  readonly until: number;
  /** Where it is opened: a minute before the incident, or where its sources had first been seen when that came later. */
  readonly begins: number;
  /** The incident went on after `until`. */
  readonly cut?: true;
  /** As it was stored, with its note. */
  readonly incident: IncidentView;
  /** In the order of time. */
  readonly steps: readonly ReplayStep[];
  /** How many decisions were stored, and how many of them the replay gives again, byte for byte. */
  readonly stored: number;
  readonly proved: number;
}

/** How things stood at one moment. */
export interface ReplayMoment {
  readonly snapshot: Snapshot;
  readonly sparklines: SparklineAnswer;
  /** Good samples since the moment that was shown before, as in `Update.samples`. */
  readonly samples?: Float64Array;
}

const series = v.pipe(v.array(v.object({ source: id, metric: id })), v.minLength(1), v.maxLength(16));
const width = v.pipe(v.number(), v.integer(), v.minValue(10), v.maxValue(8_000));

/** Only one replay is open at a time: opening another closes the one before. Kind `not-found` when it is closed. */
export const replayChannels = {
  /** Opens an incident straight from the history. */
  openReplay: invoke<ReplayView>()(v.object({ incident: id })),
  /** Main asks which file. Kind `invalid` names the fields that are wrong; `cancelled` when none was chosen. */
  openIncidentFile: invoke<ReplayView>()(v.undefined()),
  /** `after` is the moment shown before, when time just goes on. */
  readReplay: invoke<ReplayMoment>()(v.object({ id, at: instant, after: v.optional(instant) })),
  readReplayHistory: invoke<HistoryAnswer>()(
    v.object({ id, now: instant, series, from: instant, until: instant, width }),
  ),
  /** "Why not?" with the rules of then. */
  explainReplay: invoke<readonly MinuteAnswer[]>()(v.object({ id, source: id, at: instant })),
  closeReplay: invoke<void>()(v.object({ id })),
};
