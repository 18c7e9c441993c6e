/** What can be asked of the history: one table, from which the port, the thread's messages and the handlers are typed. */
import type { HistoryAnswer, HistorySize, SparklineAnswer } from '#contract/channels/history';
import type { Result } from '#contract/failure';
import type { IncidentView, SourceId } from '#contract/model';
import type { HistoryQuestion } from '../ports.ts';
import type { ExportSource } from './export-lines.ts';
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
  readonly size: Asked<undefined, HistorySize>;
  /** How long each resolution is kept from now on. */
  readonly retain: Asked<Retention, void>;
  /** Samples, gaps and marks of a source, or of all. */
  readonly clear: Asked<{ readonly source?: SourceId }, void>;
  /** Everything, with the files that were set aside. */
  readonly forget: Asked<undefined, void>;
  /** Answers when the file is whole; until then progress is told. */
  readonly export: Asked<ExportOrder, { readonly rows: number }>;
  readonly cancelExport: Asked<{ readonly id: string }, void>;
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
  /** The value of the field `source` of `detail`. */
  readonly source?: SourceId;
  readonly search?: string;
  /** Epoch ms, both inclusive. */
  readonly from?: number;
  readonly until?: number;
  readonly limit: number;
}

/** Rows of these sources, one after the other, at whatever resolution is kept. `until` is exclusive. */
export interface ExportOrder {
  readonly id: string;
  /** Where to; nothing is there before all of it is. */
  readonly file: string;
  readonly sources: readonly ExportSource[];
  readonly from: number;
  readonly until: number;
}

/** How long each resolution is kept, ms (product.md section 11). */
export interface Retention {
  readonly keepFull: number;
  readonly keepMinutes: number;
  readonly keepHours: number;
}
