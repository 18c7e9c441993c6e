/** What the rules were told beside polls, as a file has it. */
import * as v from 'valibot';
import { judgedRuleSchema } from '#contract/schemas/rule';
import { preferenceEntries } from '#contract/schemas/preferences';
import { amount, entryId, fields, instant, longText, shortName } from '#contract/schemas/parts';
import type { AlertCommand } from '../rules/types.ts';
import type { RecordedInput } from '../rules/recorded.ts';
import { MOST } from './file.ts';
import { listOf } from './schema.ts';

const names = v.exactOptional(listOf(entryId, 20_000));
const command = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  fields(entries, 'Write a command here.');

const commandSchema = v.variant(
  'type',
  [
    command({ type: v.literal('acknowledge'), incidents: listOf(entryId, 20_000) }),
    command({
      type: v.literal('snooze'),
      incidents: names,
      sources: names,
      until: v.union([amount, v.literal('recovered')], 'Write a time or recovered here.'),
    }),
    command({ type: v.literal('end-snooze'), incidents: names, sources: names }),
    command({ type: v.literal('quiet'), until: v.number('Write a time here, in milliseconds.') }),
    command({ type: v.literal('end-quiet') }),
    command({ type: v.literal('note'), incident: entryId, text: longText }),
  ],
  'Write one of the known commands: acknowledge, snooze, end-snooze, quiet, end-quiet, note.',
) satisfies v.GenericSchema<unknown, AlertCommand>;

const input = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  fields({ at: instant, ...entries }, 'Write what the rules were told here.');

export const inputSchema = v.variant(
  'type',
  [
    input({ type: v.literal('rules'), rules: listOf(judgedRuleSchema, MOST.rules) }),
    input({ type: v.literal('quiet-hours'), quietHours: preferenceEntries.quietHours }),
    input({ type: v.literal('sources-removed'), sources: listOf(entryId, 20_000) }),
    input({ type: v.literal('sources-paused'), sources: names }),
    input({ type: v.literal('clock-stepped'), by: amount }),
    input({ type: v.literal('woke'), asleepFrom: instant }),
    input({
      type: v.literal('own-action'),
      doneAt: instant,
      sources: listOf(entryId, 20_000),
      did: shortName,
    }),
    input({ type: v.literal('command'), command: commandSchema }),
  ],
  'Write one of: rules, quiet-hours, sources-removed, sources-paused, clock-stepped, woke, own-action, command.',
) satisfies v.GenericSchema<unknown, RecordedInput>;
