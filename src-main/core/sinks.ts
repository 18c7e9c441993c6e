/** Where the core's decisions go. A sink acts and decides nothing, and never calls back. */
import type { Publish } from '#contract/channels';
import type { OverallView, Severity, SourceId, Tone } from '#contract/model';

/** A notification as decided: the sink shows it, or fails to; the incident list stays the truth either way. */
export interface AlertNotice {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly severity: Severity;
  /** The source whose page a click opens, at minute `at`. */
  readonly source: SourceId;
  readonly at: number;
  readonly incidents: readonly string[];
  readonly sound: boolean;
  /** All of it is over: there is nothing to acknowledge or to snooze. */
  readonly isOver?: true;
}

/** One of the worst eight sources in the tray's menu, e.g. `Showroom: queue 14, live 50`. */
export interface TrayLine {
  readonly source: SourceId;
  readonly tone: Tone;
  readonly text: string;
}

/** An open incident that can be snoozed from the tray. */
export interface TrayIncident {
  readonly id: string;
  readonly text: string;
}

export interface Sinks {
  readonly publish: Publish;
  showOverall(overall: OverallView, worst: readonly TrayLine[], loud: readonly TrayIncident[]): void;
  notify(notice: AlertNotice): void;
}
