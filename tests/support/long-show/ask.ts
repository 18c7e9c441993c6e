/** Asks what charts ask: every range, at the present and around every seam, for every source and metric. */
import type { HistoryAnswer } from '../../../src-preload/contract/channels/history.ts';
import { ranges } from '../../../src-renderer/charts/ranges.ts';
import { compare, type Question, type Verdict } from './compare.ts';
import { EVERY, HOUR, type Played } from './play.ts';

/** A chart's width in pixels on a small, a usual and a large screen. */
export const WIDTHS = [317, 1_000, 1_920];

/** Where ranges end: at the present, and so that a seam is in their midst. `moments` are the show's own. */
function endsOf({ kept, clock }: Played, span: number, moments: readonly number[]): readonly number[] {
  const now = clock.now();
  const seams = [kept.keepFull, kept.keepFull + 4 * HOUR, kept.keepMinutes, kept.keepMinutes + 4 * HOUR];
  return [now, ...seams.map((age) => now - age + span / 2), ...moments.map((at) => at + span / 2)];
}

/** Asks through the page's own door and compares all answers. Throws when one fails. */
export async function compareAll(
  played: Played,
  moments: readonly number[],
  widths = WIDTHS,
): Promise<ReadonlyMap<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  for (const { value: range, span } of ranges) {
    const verdict: Verdict = { buckets: 0, samples: 0, wrong: [] };
    verdicts.set(range, verdict);
    for (const until of endsOf(played, span, moments))
      for (const width of widths)
        for (const [source, { metrics }] of played.recorded.sources) {
          const series = metrics.map((metric) => ({ source, metric }));
          const question = { series, from: until - span, until, width };
          compare(played.recorded, question, await answerTo(played, question), verdict);
        }
  }
  return verdicts;
}

export async function answerTo({ core }: Played, question: Question): Promise<HistoryAnswer> {
  const answer = await core().handlers.readHistory(question);
  if (!answer.ok) throw new Error(answer.failure.message);
  return answer.value;
}

/** What is wrong with the gaps that are told of all time: each run of misses must be one, with its kind, and hold no sample. */
export async function wrongGaps(played: Played): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const [source, { at, count, misses, metrics }] of played.recorded.sources) {
    const series = [{ source, metric: metrics[0] ?? '' }];
    const { gaps } = await answerTo(played, { series, from: 0, until: played.clock.now(), width: 100 });
    for (const miss of misses) {
      const kind = miss.kind === 'pause' || miss.kind === 'resume' ? 'paused' : miss.kind;
      if (!gaps.some((gap) => gap.kind === kind && gap.from <= miss.at && gap.until >= miss.at))
        wrong.push(`${source}: no gap for ${kind} at ${new Date(miss.at).toISOString()}`);
    }
    for (const gap of gaps) {
      const inside = at.subarray(0, count).find((time) => time > gap.from && time < gap.until);
      if (inside !== undefined) wrong.push(`${source}: a sample in a gap (${gap.kind}) at ${inside}`);
      if (gap.kind === 'app-off' && gap.until - gap.from < 4 * EVERY)
        wrong.push(`${source}: a short app-off`);
    }
  }
  return wrong;
}
