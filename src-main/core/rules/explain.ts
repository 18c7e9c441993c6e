/** "Why not?": the same reducer run on stored looks up to a past moment, and the first question that was answered no. */
import type { SourceId } from '#contract/model';
import type { AlertTrace, TracePredicate } from '#contract/trace';
import { explanationSentence } from '../wording/explanation.ts';
import { caseOf, memoryOf, openDraft } from './draft.ts';
import { isOpen } from './incident.ts';
import { reduceAlerts } from './reduce.ts';
import { timeOf } from './replay.ts';
import { rulesFor, type Compiled } from './scope.ts';
import { startAlerts, type AlertState, type Case } from './state.ts';
import { sightOf, traceOf } from './trace.ts';
import type { AlertInput, Look } from './types.ts';

export interface Question {
  readonly rule: string;
  readonly source: SourceId;
  /** Epoch ms of the minute asked about. */
  readonly at: number;
  /** Rules, looks and commands in the order of time; what came after `at` is passed over. */
  readonly inputs: Iterable<AlertInput>;
  readonly from?: AlertState;
  /** A last answer older than this, ms, says nothing of the minute; absent where any will do. */
  readonly fresh?: number;
}

/**
 * `told`, `held-back`: an incident was open. `holding`: everything asked was so, but not for long enough. `no`: something
 * asked was not so. `unknown`: it could not be seen. `not-asked`: the rule does not look at the source, or is off.
 */
export interface Explanation {
  readonly answer: 'told' | 'held-back' | 'holding' | 'no' | 'unknown' | 'not-asked';
  readonly sentence: string;
  readonly failed?: TracePredicate;
  readonly trace?: AlertTrace;
  /** Nobody looked then: ms since the last look. */
  readonly unwatched?: number;
}

type Answer = Omit<Explanation, 'sentence'>;

/** Why `rule` did, or did not, speak up about `source` at `at`. */
export function explain(question: Question): Explanation {
  const answer = answerTo(question);
  return { ...answer, sentence: explanationSentence(answer) };
}

function answerTo(question: Question): Answer {
  const { rule, source, at } = question;
  const { state, look, traces } = upTo(question);
  const draft = { ...openDraft(state), now: at };
  const memory = memoryOf(draft, source);
  if (!look || !memory) return { answer: 'unknown' };
  const compiled = rulesFor(state.rules, look).find((one) => one.rule.id === rule);
  if (!compiled || isBlindTo(compiled, memory.seen)) return { answer: 'not-asked' };
  const own = caseOf(draft, source, rule);
  const trace = traceOf(compiled, sightOf(compiled, { look, memory, own, at }), state.withoutHolds, {
    decision: 'not-opened',
    incidents: own?.incident ? [own.incident.id] : [],
  });
  if (own?.incident && isOpen(own)) return ofOpen(own, traces, trace);
  const unwatched = at - look.at;
  if (unwatched > (question.fresh ?? Infinity)) return { answer: 'unknown', unwatched };
  return ofShut(compiled, trace, look);
}

function isBlindTo({ needs }: Compiled, seen: readonly string[] | undefined): boolean {
  return needs !== undefined && seen?.includes(needs) !== true;
}

/** The state at `at`, the last look at the source, and what was written down about the rule and the source. */
function upTo({ inputs, from = startAlerts(), at, source, rule }: Question) {
  let state = from;
  let look: Look | undefined;
  const traces: AlertTrace[] = [];
  const take = (input: AlertInput) => {
    const next = reduceAlerts(state, input);
    state = next.state;
    if (input.type === 'look' && input.look.source === source) look = input.look;
    for (const effect of next.effects) if (effect.type === 'trace') traces.push(effect.trace);
  };
  for (const input of inputs) if (timeOf(input) <= at) take(input);
  if (at > state.clock) take({ type: 'tick', at });
  return { state, look, traces: traces.filter((one) => one.source === source && one.rule.id === rule) };
}

function ofOpen(own: Case, traces: readonly AlertTrace[], now: AlertTrace): Answer {
  const { told, openedAt = 0 } = own.incident ?? {};
  // What it was told of before it opened was the one before it (`openIncident`).
  const answer = told && told.at >= openedAt ? 'told' : 'held-back';
  const about = traces.filter((one) => own.incident !== undefined && one.incidents.includes(own.incident.id));
  return { answer, trace: about.at(-1) ?? now };
}

function ofShut({ judge }: Compiled, trace: AlertTrace, look: Look): Answer {
  if (judge.needsSample && !look.good) return { answer: 'unknown', trace };
  const failed = trace.predicates.find((one) => one.outcome !== 'yes');
  if (!failed) return { answer: 'holding', trace };
  return { answer: failed.outcome === 'no' ? 'no' : 'unknown', failed, trace };
}
