/** Traces in words: "Why did you notify me?" and "why not?". */
import type { AlertTrace, TracePredicate, TraceSuppressor, TraceTimer } from '#contract/trace';
import { metricName, tidy } from './metric.ts';
import { spanInWords } from './numbers.ts';

interface Answered {
  readonly answer: 'told' | 'held-back' | 'holding' | 'no' | 'unknown' | 'not-asked';
  readonly failed?: TracePredicate;
  readonly trace?: AlertTrace;
  readonly unwatched?: number;
}

/** One sentence that answers "why not?". */
export function explanationSentence({ answer, failed, trace, unwatched }: Answered): string {
  switch (answer) {
    case 'told':
      return 'It did: the incident was open and you were told.';
    case 'held-back':
      return `The incident was open, but ${heldBack(trace)}.`;
    case 'holding':
      return `All of it was so, but not for long enough${left(trace)}.`;
    case 'no':
      return `It asked: ${failed?.asked ?? 'more'}. Found: ${failed?.found ?? 'nothing'}.`;
    case 'unknown':
      if (unwatched !== undefined)
        return `Nobody looked at that time: the last look was ${spanInWords(unwatched)} before.`;
      return 'There was no reading to judge by. Missing data neither opens nor closes anything.';
    case 'not-asked':
      return 'This rule did not look at this source, or was switched off.';
  }
}

const HELD: Readonly<Record<TraceSuppressor['name'], string>> = {
  network: 'no account could be reached, which was told as one',
  'own-action': 'you did it yourself',
  acknowledged: 'it was acknowledged',
  snooze: 'it was snoozed',
  inhibit: 'something worse about the same thing was open',
  quiet: 'these were quiet hours',
  cooldown: 'its cooldown was not over',
  flapping: 'it kept coming and going and had been told',
  group: 'it was told together with others',
};

function heldBack(trace: AlertTrace | undefined): string {
  const held = trace?.suppressors.find((one) => one.held);
  if (held?.name === 'own-action' && held.detail !== undefined) return held.detail;
  return held ? HELD[held.name] : 'it was not told yet';
}

function left(trace: AlertTrace | undefined): string {
  const hold = trace?.timers.find((one) => one.name === 'hold');
  return hold ? `: ${spanInWords(hold.left)} of ${spanInWords(hold.span)} were left` : '';
}

/** A whole trace as lines of text, in the order in which it was decided. */
export function traceInWords(trace: AlertTrace): readonly string[] {
  return [
    `${DECISION[trace.decision]} Rule ${trace.rule.name}, version ${trace.rule.version}.`,
    ...(trace.because === undefined ? [] : [trace.because]),
    ...trace.readings.map(
      ({ metric, value, age }) =>
        `Read: ${metricName(metric)} ${readingWords(value)}, ${spanInWords(age)} old.`,
    ),
    ...trace.predicates.map(({ asked, found, outcome }) => `Asked: ${asked}? ${ANSWER[outcome]} (${found}).`),
    ...trace.timers.map(timerWords),
    ...trace.suppressors.map((one) => suppressorWords(one, trace.at)),
    `Clears when ${trace.clears}.`,
  ];
}

const DECISION: Readonly<Record<AlertTrace['decision'], string>> = {
  opened: 'An incident was opened.',
  reopened: 'The incident came back.',
  closed: 'The incident was closed.',
  notified: 'You were notified.',
  'held-back': 'An incident was opened and kept back.',
  recovery: 'The recovery was told.',
  digest: 'You were told what was still open.',
  edited: 'The rule was changed.',
  'not-opened': 'No incident was opened.',
};

const ANSWER: Readonly<Record<TracePredicate['outcome'], string>> = {
  yes: 'Yes',
  no: 'No',
  unknown: 'Unknown',
};

function readingWords(value: number | string | undefined): string {
  if (value === undefined) return 'no data';
  return typeof value === 'number' ? tidy(value) : value;
}

const TIMER: Readonly<Record<TraceTimer['name'], string>> = {
  hold: 'Had to hold for',
  clear: 'Has to be clear for',
  'keep-firing': 'Goes on after the last breach for',
  cooldown: 'Quiet between two notifications for',
  recovery: 'Had to stay recovered for',
  group: 'Waited for others for',
};

function timerWords({ name, span, left }: TraceTimer): string {
  return `${TIMER[name]} ${spanInWords(span)}: ${left > 0 ? `${spanInWords(left)} left` : 'over'}.`;
}

const SUPPRESSOR: Readonly<Record<TraceSuppressor['name'], string>> = {
  network: 'Own network down',
  'own-action': 'Done by you',
  acknowledged: 'Acknowledged',
  snooze: 'Snoozed',
  inhibit: 'Something worse open',
  quiet: 'Quiet hours',
  cooldown: 'Cooldown',
  flapping: 'Flapping',
  group: 'Grouped',
};

function suppressorWords({ name, held, detail, since }: TraceSuppressor, at: number): string {
  if (!held) return `${SUPPRESSOR[name]}? No.`;
  const ago = since === undefined ? '' : ` ${spanInWords(at - since)} before`;
  return `${SUPPRESSOR[name]}? Yes${detail === undefined ? '' : `, ${withoutNotice(detail)}${ago}`}.`;
}

/** Which notification it was is for the data: its name tells a reader nothing. */
function withoutNotice(detail: string): string {
  return detail
    .replace(/^told with n[0-9a-z]+-[0-9a-z]+$/, 'told in one notification with others')
    .replace(/^waits to be told as n[0-9a-z]+-[0-9a-z]+$/, 'waits to be told in one with others');
}
