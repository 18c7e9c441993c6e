/** "Why not?": the rules as they are now, run over the stored polls that led up to a minute. */
import type { MinuteAnswer } from '#contract/channels/rules';
import type { AlertRule } from '#contract/configuration';
import { done, failed, type Result } from '#contract/failure';
import { rulesInForce } from '../events/derived-rules.ts';
import type { Watched } from '../monitor/watched.ts';
import type { World } from '../monitor/world.ts';
import { silencesAt } from '../replay/silences.ts';
import { explain, type Explanation } from '../rules/explain.ts';
import type { RecordedInput } from '../rules/recorded.ts';
import { timeOf } from '../rules/replay.ts';
import type { AlertInput } from '../rules/types.ts';
import { deadlineFor, staleAfter } from '../state/condition.ts';
import { explanationSentence, traceInWords } from '../wording/explanation.ts';
import { storedAnswer, storedTraces } from './as-stored.ts';
import { toColumns, toldOf, toLooks } from './stored-looks.ts';
import { toldTo } from './told-to.ts';

interface Question {
  readonly source: string;
  readonly at: number;
  readonly rule?: string | undefined;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** The longest past that is read, ms. */
const LONGEST = 26 * HOUR;

/** Fails with `not-found` when the source is gone, `storage` when the history cannot answer. */
export async function explainMinute(
  world: World,
  { source, at, rule }: Question,
): Promise<Result<readonly MinuteAnswer[]>> {
  const watched = world.watched.get(source);
  if (!watched) return failed('not-found', 'That source is no longer watched.');
  if (at > world.parts.clock.now() + MINUTE) return failed('rejected', 'That time is still to come.');
  const rules = rulesInForce(world.configuration);
  const asked = rules.filter((one) => rule === undefined || one.id === rule);
  const from = at - pastOf(asked);
  const looks = await looksOf(world, watched, { from, until: at + 1 });
  if (!looks.ok) return looks;
  const told = await toldTo(world);
  if (!told.ok) return told;
  const inputs = withSilences(looks.value, told.value, from);
  const stored = await storedTraces(world, source, at);
  const fresh = isAsleep(told.value, at) ? 0 : freshFor(watched.interval);
  const answers = asked.map((one) => {
    const judged: AlertInput = { type: 'rules', at: from, rules: [one] };
    const found = explain({ rule: one.id, source, at, inputs: [judged, ...inputs], fresh });
    return answerOf(one, isOpen(found) ? found : (storedAnswer(one, stored) ?? found));
  });
  return done(rule === undefined ? answers.filter(({ answer }) => answer !== 'not-asked') : answers);
}

/** What kept the rules silent belongs to the answer; which rules there were then does not. */
function withSilences(
  looks: readonly AlertInput[],
  told: readonly RecordedInput[],
  from: number,
): readonly AlertInput[] {
  const others = told.filter((input) => input.type !== 'rules');
  const since = others.filter((input) => input.at > from);
  const before = others.filter((input) => input.at <= from);
  const all = [...silencesAt(before, from), ...since, ...looks];
  return all.sort((a, b) => timeOf(a) - timeOf(b));
}

/** How much of the past decides: holds and windows twice over, an hour at least. */
function pastOf(rules: readonly AlertRule[]): number {
  const spans = rules.map(({ for: hold, clear, keepFiring = 0, condition }) => {
    const within = 'within' in condition ? (condition.within ?? 0) : 0;
    const after = 'after' in condition ? condition.after : 0;
    return 2 * (hold + (clear?.for ?? 0) + keepFiring + within + after);
  });
  return Math.min(LONGEST, Math.max(HOUR, ...spans));
}

async function looksOf(
  world: World,
  watched: Watched,
  range: { readonly from: number; readonly until: number },
): Promise<Result<readonly AlertInput[]>> {
  const metrics = watched.kind.metrics.map((metric) => metric.id);
  const question = { source: watched.source.id, metrics, ...range };
  const stored = await world.parts.history.ask('looks', question);
  if (!stored.ok) return stored;
  const looks = toLooks(toColumns(toldOf(watched), metrics, stored.value));
  return done(looks.map((look) => ({ type: 'look', look }) as const));
}

/** Age of a look up to which it says something of a minute, ms: when its figures would be stale, a minute at least. */
export function freshFor(interval: number): number {
  return Math.max(MINUTE, staleAfter({ interval, deadline: deadlineFor(interval), paused: false }));
}

/** The machine slept, or the app was off. */
function isAsleep(told: readonly RecordedInput[], at: number): boolean {
  return told.some((input) => input.type === 'woke' && input.asleepFrom < at && at < input.at);
}

function isOpen({ answer }: Pick<Explanation, 'answer'>): boolean {
  return answer === 'told' || answer === 'held-back';
}

function answerOf({ id, name }: AlertRule, found: Omit<Explanation, 'sentence'>): MinuteAnswer {
  const { answer, trace } = found;
  return {
    rule: { id, name },
    answer,
    sentence: explanationSentence(found),
    words: trace ? traceInWords(trace) : [],
    ...(trace ? { trace } : {}),
  };
}
