/**
 * An incident to take away: all that a replay needs, and nothing that a vendor sent as it was. It opens again in any
 * Tallylight, without the accounts it came from (queue-insight C-16).
 */
import type { IncidentView, Readings } from '#contract/model';
import type { AlertTrace } from '#contract/trace';
import type { Look } from '../rules/types.ts';
import type { RecordedInput } from '../rules/recorded.ts';

export const FORMAT = 'tallylight-incident/1';

/** One poll. A good one has readings, be there none; else it says why not, or that the answer stood still. */
export interface FilePoll extends Pick<Look, 'presence' | 'state' | 'grade' | 'failure'> {
  readonly at: number;
  readonly readings?: Readings;
  readonly restarted?: true;
  readonly frozen?: true;
  readonly networkDown?: true;
}

/** `account` is its name; `interval` ms. */
export interface FileSource {
  readonly id: string;
  readonly label: string;
  readonly provider: string;
  readonly kind: string;
  readonly account: string;
  readonly interval: number;
  readonly capacity?: number;
  /** Rising in time. */
  readonly polls: readonly FilePoll[];
}

export interface FileNotification {
  readonly at: number;
  readonly decision: AlertTrace['decision'];
  readonly title: string;
  readonly body: string;
}

/** A change that was made at a vendor meanwhile. */
export interface FileAction {
  readonly at: number;
  readonly source: string;
  readonly title: string;
  readonly outcome: string;
}

export interface IncidentFile {
  readonly format: typeof FORMAT;
  /** Of the app that wrote it. */
  readonly version: string;
  /** What is covered, epoch ms. */
  readonly from: number;
  readonly until: number;
  /** It went on after `until`: so long an incident is not kept whole. */
  readonly cut?: true;
  readonly incident: IncidentView;
  readonly sources: readonly FileSource[];
  /** What the rules were told beside polls, in the order of time; the rules themselves first. */
  readonly inputs: readonly RecordedInput[];
  /** The decisions as they were stored. */
  readonly traces: readonly AlertTrace[];
  readonly notifications: readonly FileNotification[];
  readonly actions: readonly FileAction[];
}

/** More is neither written nor read: what a window can show without waiting, and no hostile file can fill. */
export const MOST = {
  sources: 200,
  polls: 100_000,
  inputs: 2_000,
  traces: 5_000,
  notifications: 5_000,
  actions: 1_000,
  rules: 1_000,
} as const;
/** Bytes of a file. */
export const LARGEST_FILE = 48 * 1024 * 1024;
