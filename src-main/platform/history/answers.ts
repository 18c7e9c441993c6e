/** Which function answers which question. */
import type { AnswerOf, QuestionName, QuestionOf } from '../../core/history/questions.ts';
import { auditLines } from './auditing.ts';
import { incidentRecord } from './incident-records.ts';
import type { Keeper } from './keeper.ts';
import { looks } from './looks.ts';
import { answer } from './reading.ts';
import { remembered } from './remembering.ts';

type Answers = {
  readonly [Name in QuestionName]: (
    keep: Keeper,
    question: QuestionOf<Name>,
  ) => AnswerOf<Name> | Promise<AnswerOf<Name>>;
};

export const answers: Answers = {
  query: (keep, question) => answer(keep.store, question),
  sparklines: (keep, question) => keep.sparks.read(question),
  remembered: (keep, question) => remembered(keep.store, question),
  audit: (keep, question) => auditLines(keep.store, question),
  looks: (keep, question) => looks(keep.store, question),
  incident: (keep, question) => incidentRecord(keep.store, question),
};
