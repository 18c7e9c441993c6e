/** Which function answers which question. */
import type { AnswerOf, QuestionName, QuestionOf, Retention } from '../../core/history/questions.ts';
import { auditLines } from './auditing.ts';
import { incidentRecord } from './incident-records.ts';
import { clear, forget, size } from './emptying.ts';
import type { Exporting } from './exporting.ts';
import type { Keeper } from './keeper.ts';
import { looks } from './looks.ts';
import { answer } from './reading.ts';
import { remembered } from './remembering.ts';

/** What answering needs. */
export interface Answering {
  readonly keep: Keeper;
  readonly exporting: Exporting;
  /** Epoch ms. */
  now(): number;
  retain(keep: Retention): void;
}

type Answers = {
  readonly [Name in QuestionName]: (
    by: Answering,
    question: QuestionOf<Name>,
  ) => AnswerOf<Name> | Promise<AnswerOf<Name>>;
};

export const answers: Answers = {
  query: ({ keep }, question) => answer(keep.store, question),
  sparklines: ({ keep }, question) => keep.sparks.read(question),
  remembered: ({ keep }, question) => remembered(keep.store, question),
  audit: ({ keep }, question) => auditLines(keep.store, question),
  looks: ({ keep }, question) => looks(keep.store, question),
  incident: ({ keep }, question) => incidentRecord(keep.store, question),
  size: ({ keep }) => size(keep),
  retain: (by, question) => by.retain(question),
  clear: ({ keep }, question) => clear(keep, question),
  forget: ({ keep, now }) => forget(keep, now()),
  export: ({ keep, exporting }, order) => exporting.run(keep.store, order),
  cancelExport: ({ exporting }, { id }) => exporting.cancel(id),
};
