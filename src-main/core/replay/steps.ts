/** What happened in a replay, one line each: incidents with their proofs, what the operator did, what was changed. */
import type { ReplayStep } from '#contract/channels/replay';
import type { IncidentView } from '#contract/model';
import type { AlertTrace } from '#contract/trace';
import { timelineOf } from '../incidents/detail.ts';
import type { RecordedInput } from '../rules/recorded.ts';
import { traceInWords } from '../wording/explanation.ts';
import { spanInWords } from '../wording/numbers.ts';
import { incidentsAt } from './moment.ts';
import type { IncidentFile } from './file.ts';
import type { ReplayRun } from './run.ts';

/** All steps in the order of time. */
export function stepsOf(file: IncidentFile, run: ReplayRun): readonly ReplayStep[] {
  const incidents = incidentsAt(run, Infinity);
  const told = incidents.flatMap((incident) => stepsOfIncident(incident, run.traces));
  const first = Math.min(...[...run.looks.values()].map(([look]) => look?.at ?? Infinity));
  // What was told before anybody looked is how it began, and no news.
  const done = file.inputs.filter(({ at }) => at > first).flatMap(stepOfInput);
  const actions = file.actions.map(({ at, source, title, outcome }) => ({
    at,
    kind: 'action' as const,
    text: `${title}: ${outcome}.`,
    words: [],
    source,
  }));
  return [...told, ...done, ...actions]
    .filter(({ at }) => at >= file.from && at <= file.until)
    .sort((a, b) => a.at - b.at);
}

function stepsOfIncident(incident: IncidentView, all: readonly AlertTrace[]): readonly ReplayStep[] {
  const traces = all.filter((trace) => trace.incidents[0] === incident.id);
  const [source] = incident.sources;
  return timelineOf(incident, traces).map(({ at, kind, text }) => {
    const trace = traces.find((one) => one.at === at && one.decision === kind);
    return {
      at,
      kind,
      text: kind === 'opened' ? text : `${incident.title}: ${lowered(text)}`,
      words: trace ? traceInWords(trace) : [],
      ...(source === undefined ? {} : { source }),
    };
  });
}

function lowered(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Acknowledging is told with the incident. */
function stepOfInput(input: RecordedInput): readonly ReplayStep[] {
  const text = wordsOf(input);
  return text === undefined ? [] : [{ at: input.at, kind: 'told', text, words: [] }];
}

function wordsOf(input: RecordedInput): string | undefined {
  switch (input.type) {
    case 'rules':
      return 'The rules were changed.';
    case 'quiet-hours':
      return 'The quiet hours were changed.';
    case 'sources-removed':
      return 'A source was removed.';
    case 'sources-paused':
      return 'Polling was paused.';
    case 'clock-stepped':
      return `The clock was set by ${spanInWords(Math.abs(input.by))}.`;
    case 'woke':
      return `Nobody looked for ${spanInWords(Math.max(0, input.at - input.asleepFrom))}.`;
    // The change itself is told, with what became of it.
    case 'own-action':
      return undefined;
    case 'command':
      return COMMANDS[input.command.type];
  }
}

const COMMANDS = {
  acknowledge: undefined,
  snooze: 'Snoozed.',
  'end-snooze': 'The snooze was ended.',
  quiet: 'Quiet was turned on.',
  'end-quiet': 'Quiet was ended.',
  note: 'A note was written.',
} as const;
