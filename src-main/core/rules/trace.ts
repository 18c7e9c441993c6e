/** The proof of a decision: the same questions asked again, written down with their answers. */
import type { AlertTrace, TraceDecision, TraceReading, TraceSuppressor, TraceTimer } from '#contract/trace';
import type { Judge, Sight } from './judge.ts';
import type { Compiled } from './scope.ts';
import type { Spans } from './step.ts';
import type { Case } from './state.ts';

export interface Decided {
  readonly decision: TraceDecision;
  readonly incidents: readonly string[];
  readonly notice?: string;
  readonly suppressors?: readonly TraceSuppressor[];
  readonly timers?: readonly TraceTimer[];
  readonly because?: string;
}

/** The trace of one decision of one rule about one source. */
export function traceOf(
  compiled: Compiled,
  sight: Sight,
  withoutHolds: boolean,
  decided: Decided,
): AlertTrace {
  const { rule, judge } = compiled;
  const { decision, incidents, notice, suppressors = [], timers, because } = decided;
  const seen = !judge.needsSample || sight.look.good;
  return {
    at: sight.at,
    decision,
    rule: { id: rule.id, version: rule.version ?? 1, name: rule.name },
    source: sight.look.source,
    incidents,
    readings: readingsOf(judge, sight),
    predicates: seen ? judge.ask(sight) : [{ asked: 'a good sample', found: 'none', outcome: 'unknown' }],
    timers: timers ?? timersOf(withoutHolds ? { ...compiled.spans, hold: 0 } : compiled.spans, sight),
    suppressors,
    clears: judge.clears,
    ...(notice === undefined ? {} : { notice }),
    ...(because === undefined ? {} : { because }),
  };
}

function readingsOf(judge: Judge, sight: Sight): readonly TraceReading[] {
  const age = Math.max(0, sight.at - sight.look.at);
  return Object.entries(judge.read(sight)).map(([metric, value]) => ({
    metric,
    ...(value === undefined ? {} : { value }),
    poll: sight.look.poll,
    age,
  }));
}

/** The holds of a case as they stand. Spans of 0 are left out: nothing had to pass. */
export function timersOf({ hold, clear, keepFiring }: Spans, { at, own }: Sight): readonly TraceTimer[] {
  const timers: TraceTimer[] = [];
  if (hold > 0) timers.push(timer('hold', hold, own?.breachSince, at));
  if (clear > 0) timers.push(timer('clear', clear, own?.clearSince, at));
  if (keepFiring > 0) timers.push(timer('keep-firing', keepFiring, own?.lastBreachAt, at));
  return timers;
}

/** One timer; not begun, the whole span is left. */
export function timer(
  name: TraceTimer['name'],
  span: number,
  since: number | undefined,
  at: number,
): TraceTimer {
  if (since === undefined) return { name, span, left: span };
  return { name, span, since, left: Math.max(0, since + span - at) };
}

/** What a case has at `at`, for the questions of its rule. */
export function sightOf(
  compiled: Compiled,
  { look, memory, own, at }: Pick<Sight, 'look' | 'memory' | 'at'> & { readonly own: Case | undefined },
): Sight {
  return { at, look, memory, own, metric: compiled.metric, rule: compiled.rule.id };
}
