/**
 * What was silent at a moment, from what the rules had been told before: quiet hours, quiet by hand, snoozes that still ran,
 * and broadcasts that the operator had ended.
 */
import type { RecordedInput } from '../rules/recorded.ts';
import { ENDED } from '../rules/spans.ts';

/**
 * As inputs of that moment, epoch ms. A snooze of single incidents or until all has recovered hangs on incidents that began
 * before: a replay that begins now does not know them.
 */
export function silencesAt(before: readonly RecordedInput[], at: number): readonly RecordedInput[] {
  const quiet = before.findLast((input) => input.type === 'quiet-hours');
  const snoozes = before.reduce<readonly Snoozed[]>((running, input) => after(running, input), []);
  return [
    ...(quiet ? [{ ...quiet, at }] : []),
    ...quietByHand(before, at),
    ...snoozes.filter(({ until }) => until > at).map((one) => toInput(one, at)),
    ...before.filter((input) => isLately(input, at)).map((input) => ({ ...input, at })),
  ];
}

/** What was told last counts: to be quiet until later than `at`. */
function quietByHand(before: readonly RecordedInput[], at: number): readonly RecordedInput[] {
  const last = before.findLast(
    (input) =>
      input.type === 'command' && (input.command.type === 'quiet' || input.command.type === 'end-quiet'),
  );
  if (last?.type !== 'command' || last.command.type !== 'quiet') return [];
  return last.command.until > at ? [{ ...last, at }] : [];
}

/** One that is live again by now shows it with its first look. */
function isLately(input: RecordedInput, at: number): boolean {
  return input.type === 'own-action' && at - input.doneAt < ENDED;
}

/** `source` is absent for everything. */
interface Snoozed {
  readonly source?: string;
  readonly until: number;
}

function after(running: readonly Snoozed[], input: RecordedInput): readonly Snoozed[] {
  if (input.type !== 'command') return running;
  const { command } = input;
  if (command.type !== 'snooze' && command.type !== 'end-snooze') return running;
  const { incidents, sources } = command;
  if (command.type === 'end-snooze' && !incidents && !sources) return [];
  const named: readonly (string | undefined)[] = sources ?? (incidents ? [] : [undefined]);
  const others = running.filter(({ source }) => !named.includes(source));
  if (command.type === 'end-snooze' || typeof command.until !== 'number') return others;
  const { until } = command;
  return [...others, ...named.map((source) => (source === undefined ? { until } : { source, until }))];
}

function toInput({ source, until }: Snoozed, at: number): RecordedInput {
  return {
    type: 'command',
    at,
    command: { type: 'snooze', until, ...(source === undefined ? {} : { sources: [source] }) },
  };
}
