/** What was found out about a source, as it is shown. */
import type { SourceKindDescriptor } from '#contract/descriptor';
import type { Facts, Readings } from '#contract/model';
import type { CountMeaning, SourceInsight } from '#contract/source-insight';
import { endsAt } from './ends-in.ts';
import type { Meaning } from './meaning.ts';
import type { InsightMemory } from './source-insight.ts';
import { worstFactor } from './worst-factor.ts';

const MEANINGS: Readonly<Record<Meaning, CountMeaning>> = {
  unknown: 'unknown',
  gauge: 'now',
  counter: 'so-far',
};

/** What is looked at besides the memory: the last good sample. */
export interface Seen {
  readonly readings: Readings;
  readonly facts: Facts;
}

/** Undefined where the kind has no insight, or there is nothing to tell. */
export function insightView(
  { insight }: Pick<SourceKindDescriptor, 'insight'>,
  memory: InsightMemory,
  seen: Seen | undefined,
): SourceInsight | undefined {
  if (!insight || !seen) return undefined;
  const { ingest, egress, meaning } = memory;
  const worst = insight.factors && worstOf(insight.factors, seen);
  const ends = insight.longest && endOf(memory, seen.facts[insight.longest]);
  const view: SourceInsight = {
    ...(ingest.isStalled && ingest.stalledSince !== undefined ? { stalledSince: ingest.stalledSince } : {}),
    ...(egress.hasGap && egress.lowSince !== undefined ? { underservedSince: egress.lowSince } : {}),
    ...(worst ? { worst } : {}),
    ...(insight.disputed ? { count: { meaning: MEANINGS[meaning.meaning], looks: meaning.looks } } : {}),
    ...(ends ? { ends } : {}),
  };
  return Object.keys(view).length === 0 ? undefined : view;
}

function worstOf(
  factors: readonly { readonly metric: string; readonly grade: string }[],
  { readings, facts }: Seen,
): SourceInsight['worst'] {
  const graded = factors.map(({ metric, grade }) => {
    const [value, word] = [readings[metric], facts[grade]];
    return {
      name: metric,
      ...(value === undefined ? {} : { value }),
      ...(typeof word === 'string' ? { grade: word } : {}),
    };
  });
  const worst = worstFactor(graded);
  return worst?.grade === undefined ? undefined : { metric: worst.name, grade: worst.grade };
}

function endOf({ active }: InsightMemory, longest: unknown): SourceInsight['ends'] {
  if (!active || typeof longest !== 'number') return undefined;
  return endsAt(longest, active.since, active.sawStart);
}

/** Whether two views tell the same, how often was looked left out: that alone is not worth telling anew. */
export function tellsTheSame(a: SourceInsight | undefined, b: SourceInsight | undefined): boolean {
  return a === b || toldOf(a) === toldOf(b);
}

function toldOf(view: SourceInsight | undefined): string {
  return JSON.stringify({ ...view, count: view?.count?.meaning });
}
