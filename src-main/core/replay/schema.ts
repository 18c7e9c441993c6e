/** What a file must look like. Every message says what belongs there; values are never repeated. */
import * as v from 'valibot';
import type { IncidentView } from '#contract/model';
import type { AlertTrace } from '#contract/trace';
import {
  amount,
  entryId,
  fields,
  flag,
  instant,
  longText,
  ruleName,
  severity,
  shortName,
  span,
  wholeNumber,
  word,
} from '#contract/schemas/parts';
import { FAILURES } from '../history/row.ts';
import { MOST, type FileAction, type FileNotification, type FilePoll } from './file.ts';

const DECISIONS = [
  'opened',
  'reopened',
  'closed',
  'notified',
  'held-back',
  'recovery',
  'digest',
  'edited',
  'not-opened',
] as const;

/** A list of at most so many. */
export const listOf = <const Entry extends v.GenericSchema>(entry: Entry, most: number) =>
  v.pipe(
    v.array(entry, 'Write a list here.'),
    v.maxLength(most, `Write at most ${most} here.`),
    v.readonly(),
  );

const yes = v.literal(true, 'Write true here, or leave it out.');
const sourceId = v.pipe(longText, v.maxLength(200, 'Write at most 200 characters.'));
const readings = v.record(entryId, amount, 'Write readings with numbers here.');
const failure = fields({ kind: word(FAILURES), message: longText }, 'Write a failure here.');

export const pollSchema = v.pipe(
  fields(
    {
      at: instant,
      readings: v.exactOptional(readings),
      presence: v.exactOptional(word(['live', 'preparing', 'offline'])),
      state: v.exactOptional(longText),
      grade: v.exactOptional(longText),
      restarted: v.exactOptional(yes),
      failure: v.exactOptional(failure),
      frozen: v.exactOptional(yes),
      networkDown: v.exactOptional(yes),
    },
    'Write a poll here.',
  ),
  v.check(
    (poll) => [poll.readings, poll.failure, poll.frozen].filter((one) => one !== undefined).length === 1,
    'A poll has either readings, or a failure, or is frozen.',
  ),
) satisfies v.GenericSchema<unknown, FilePoll>;

export const incidentSchema = fields(
  {
    id: entryId,
    rule: entryId,
    ruleName,
    sources: listOf(sourceId, 20_000),
    label: shortName,
    severity,
    title: longText,
    body: longText,
    openedAt: instant,
    closedAt: v.exactOptional(instant),
    acknowledgedAt: v.exactOptional(instant),
    snoozedUntil: v.exactOptional(amount),
    flapping: v.exactOptional(yes),
    note: v.exactOptional(longText),
    peak: v.exactOptional(amount),
  },
  'Write the incident here.',
) satisfies v.GenericSchema<unknown, IncidentView>;

const found = v.exactOptional(v.union([amount, longText], 'Write a number or text here.'));

export const traceSchema = fields(
  {
    at: instant,
    decision: word(DECISIONS),
    rule: fields({ id: entryId, version: wholeNumber, name: ruleName }, 'Write the rule here.'),
    source: sourceId,
    incidents: listOf(entryId, 20_000),
    notice: v.exactOptional(entryId),
    readings: listOf(
      fields({ metric: longText, value: found, poll: longText, age: amount }, 'Write a reading here.'),
      100,
    ),
    predicates: listOf(
      fields(
        { asked: longText, found: longText, outcome: word(['yes', 'no', 'unknown']) },
        'Write a question here.',
      ),
      100,
    ),
    timers: listOf(
      fields(
        {
          name: word(['hold', 'clear', 'keep-firing', 'cooldown', 'recovery', 'group']),
          span: amount,
          since: v.exactOptional(amount),
          left: amount,
        },
        'Write a timer here.',
      ),
      100,
    ),
    suppressors: listOf(
      fields(
        {
          name: word([
            'network',
            'own-action',
            'acknowledged',
            'snooze',
            'inhibit',
            'quiet',
            'cooldown',
            'flapping',
            'group',
          ]),
          held: flag,
          detail: v.exactOptional(longText),
          since: v.exactOptional(instant),
        },
        'Write a suppressor here.',
      ),
      100,
    ),
    clears: longText,
    because: v.exactOptional(longText),
  },
  'Write a decision here.',
) satisfies v.GenericSchema<unknown, AlertTrace>;

export const notificationSchema = fields(
  { at: instant, decision: word(DECISIONS), title: longText, body: longText },
  'Write a notification here.',
) satisfies v.GenericSchema<unknown, FileNotification>;

export const actionSchema = fields(
  { at: instant, source: sourceId, title: longText, outcome: longText },
  'Write an action here.',
) satisfies v.GenericSchema<unknown, FileAction>;

export const sourceEntries = {
  id: entryId,
  label: shortName,
  provider: entryId,
  kind: entryId,
  account: shortName,
  interval: v.pipe(span, v.minValue(100, 'Write milliseconds here, at least 100.')),
  capacity: v.exactOptional(wholeNumber),
  polls: listOf(pollSchema, MOST.polls),
};
