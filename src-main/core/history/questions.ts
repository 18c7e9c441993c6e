/** What can be asked of the history: one table, from which the port, the thread's messages and the handlers are typed. */
import type { HistoryAnswer, SparklineAnswer } from '#contract/channels/history';
import type { Result } from '#contract/failure';
import type { IncidentView, SourceId } from '#contract/model';
import type { HistoryQuestion } from '../ports.ts';
import type { LooksQuestion, StoredIncident, StoredLooks } from './stored-looks.ts';

interface Asked<Question, Answer> {
  readonly question: Question;
  readonly answer: Answer;
}

export interface HistoryQuestions {
  readonly query: Asked<HistoryQuestion, HistoryAnswer>;
  readonly sparklines: Asked<SparklineQuestion, SparklineAnswer>;
  readonly remembered: Asked<{ readonly closed: number }, Remembered>;
  /** Lines of the audit, newest first. An answer that holds a line proves that it is kept. */
  readonly audit: Asked<AuditQuestion, readonly AuditLine[]>;
  /** Every poll of one source, as it was. */
  readonly looks: Asked<LooksQuestion, StoredLooks>;
  readonly incident: Asked<{ readonly id: string }, StoredIncident>;
}

export type QuestionName = keyof HistoryQuestions;
export type QuestionOf<Name extends QuestionName> = HistoryQuestions[Name]['question'];
export type AnswerOf<Name extends QuestionName> = HistoryQuestions[Name]['answer'];

/** One door for all questions. Failures: `storage` when the store cannot answer, `invalid` when asked for what is not there. */
export type Ask = <Name extends QuestionName>(
  name: Name,
  question: QuestionOf<Name>,
) => Promise<Result<AnswerOf<Name>>>;

export interface SparklineQuestion {
  readonly sources: readonly SourceId[];
  readonly until: number;
}

/** What runs before this one have left: all open incidents, the newest closed ones, and the alert reducer's memory. */
export interface Remembered {
  readonly incidents: readonly IncidentView[];
  /** By name as they were kept (`HistoryEntry` of type `alerts`). */
  readonly alerts: ReadonlyMap<string, string>;
}

/** One change of something at a vendor. A line that comes again with the same id takes the place of the first. */
export interface AuditLine {
  readonly id: string;
  /** Epoch ms. */
  readonly at: number;
  /** Everything a search looks at, in lower case. */
  readonly text: string;
  readonly detail: Readonly<Record<string, string>>;
}

/** Absent fields match everything. `search` is found anywhere in the text, whatever the case; `limit` is how many at most. */
export interface AuditQuestion {
  readonly id?: string;
  /** The value of the field `outcome` of `detail`. */
  readonly outcome?: string;
  readonly search?: string;
  /** Epoch ms, both inclusive. */
  readonly from?: number;
  readonly until?: number;
  readonly limit: number;
}

/** How long each resolution is kept, ms (product.md section 11). */
export interface Retention {
  readonly keepFull: number;
  readonly keepMinutes: number;
  readonly keepHours: number;
}
