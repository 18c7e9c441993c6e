/** One incident with all that is known of it: what happened when, and the proof of each decision. */
import type { ExplainedTrace, IncidentDetail, IncidentStep } from '#contract/channels/incidents';
import { done, failed, type Result } from '#contract/failure';
import type { IncidentView } from '#contract/model';
import type { AlertTrace, TraceDecision, TraceSuppressor } from '#contract/trace';
import type { World } from '../monitor/world.ts';
import { traceInWords } from '../wording/explanation.ts';
import { capital } from '../wording/notification.ts';
import { spanInWords } from '../wording/numbers.ts';

/** Which decision answers "Why did you notify me?", the best first. */
const TELLING: readonly TraceDecision[] = ['notified', 'digest', 'held-back', 'reopened', 'opened'];

/** Fails with `not-found` when it is known neither here nor in the history. */
export async function readIncident(world: World, id: string): Promise<Result<IncidentDetail>> {
  const stored = await world.parts.history.ask('incident', { id });
  const kept = stored.ok ? stored.value : { traces: [] };
  const incident = world.incidents.get(id) ?? kept.incident;
  if (!incident) return failed('not-found', 'That incident is not kept any more.');
  const traces = kept.traces.map(explained);
  const why = TELLING.flatMap((decision) => traces.filter(({ trace }) => trace.decision === decision))[0];
  return done({ incident, timeline: timelineOf(incident, kept.traces), traces, ...(why ? { why } : {}) });
}

/** A decision with its words. */
export function explained(trace: AlertTrace): ExplainedTrace {
  return { trace, words: traceInWords(trace) };
}

/** What happened in an incident's life, in words. */
export function timelineOf(incident: IncidentView, traces: readonly AlertTrace[]): readonly IncidentStep[] {
  const steps = traces.map((trace) => ({
    at: trace.at,
    kind: trace.decision,
    text: stepWords(trace, incident),
  }));
  const isTold = (kind: IncidentStep['kind']) => steps.some((step) => step.kind === kind);
  const { openedAt, closedAt, acknowledgedAt, title } = incident;
  const [first] = traces;
  const opened = `Opened: ${title}.${first ? foundWords(first) : ''}`;
  const begin: IncidentStep[] = isTold('opened') ? [] : [{ at: openedAt, kind: 'opened', text: opened }];
  const more: IncidentStep[] = [];
  if (acknowledgedAt !== undefined) more.push(seenTo(acknowledgedAt, traces));
  if (closedAt !== undefined && !isTold('closed'))
    more.push({ at: closedAt, kind: 'closed', text: `Recovered after ${spanInWords(closedAt - openedAt)}.` });
  for (const { at, ok, destination, text = '' } of incident.deliveries ?? [])
    more.push(
      ok
        ? { at, kind: 'delivered', text: `Told to ${destination}.` }
        : { at, kind: 'not-delivered', text: `${destination} was not told. ${text}` },
    );
  // Where moments are equal the order of cause and effect stays.
  return [...begin, ...steps, ...more].sort((a, b) => a.at - b.at);
}

/** Acknowledged, or known from the first because the operator did it himself. */
function seenTo(acknowledgedAt: number, traces: readonly AlertTrace[]): IncidentStep {
  const own = traces
    .flatMap(({ suppressors }) => suppressors)
    .find(({ name, held }) => name === 'own-action' && held);
  if (own?.since === undefined) return { at: acknowledgedAt, kind: 'acknowledged', text: 'Acknowledged.' };
  return { at: own.since, kind: 'acknowledged', text: `${capital(own.detail ?? '')}.` };
}

function stepWords(trace: AlertTrace, { title, openedAt }: IncidentView): string {
  const why = trace.because === undefined ? '' : ` ${trace.because}`;
  const held = trace.suppressors.find((one) => one.held);
  switch (trace.decision) {
    case 'opened':
      return `Opened: ${title}.${foundWords(trace)}${why}`;
    case 'reopened':
      return `It came back.${foundWords(trace)}${why}`;
    case 'closed':
      return `Recovered after ${spanInWords(trace.at - openedAt)}.${why}`;
    case 'notified':
      return `You were notified.${why}`;
    case 'held-back':
      return `The notification was kept back${held ? `: ${heldWords(held)}` : ''}.${why}`;
    case 'recovery':
      return 'The recovery was told.';
    case 'digest':
      return 'You were told in one message what was still open.';
    case 'edited':
      return `The rule was changed.${why}`;
    case 'not-opened':
      return `No incident was opened.${why}`;
  }
}

function heldWords({ name, detail }: TraceSuppressor): string {
  return name === 'own-action' && detail !== undefined ? detail : SUPPRESSED[name];
}

const SUPPRESSED: Readonly<Record<AlertTrace['suppressors'][number]['name'], string>> = {
  network: 'your own network was down',
  'own-action': 'you did it yourself',
  acknowledged: 'acknowledged already',
  snooze: 'snoozed',
  inhibit: 'something worse about the same thing was open',
  quiet: 'quiet hours',
  cooldown: 'the cooldown was not over',
  flapping: 'it comes and goes, and had been told',
  group: 'told together with others',
};

function foundWords({ predicates }: AlertTrace): string {
  const found = predicates
    .filter((one) => one.outcome === 'yes')
    .map((one) => `${one.asked} (found ${one.found})`);
  return found.length === 0 ? '' : ` Asked and found so: ${found.join('; ')}.`;
}
