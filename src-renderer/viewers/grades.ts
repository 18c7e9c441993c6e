/** A vendor's grades of single figures. */
import type { MetricDescriptor, SourceKindDescriptor } from '#contract/descriptor';
import type { WatchedSource } from '../state/watched-source.svelte.ts';

export interface Graded {
  readonly metric: MetricDescriptor;
  readonly value: number;
  readonly grade: string;
}

/** The word for a figure; '' where there is none. */
export function gradeOf(source: Pick<WatchedSource, 'facts'>, { gradeFact = '' }: MetricDescriptor): string {
  const grade = source.facts[gradeFact];
  return typeof grade === 'string' ? grade : '';
}

/**
 * The graded figures that have a value, the worst first, equals in the descriptor's order. A word that is not known ranks
 * just above the worst: it is no reason for calm.
 */
export function worstFirst(source: Pick<WatchedSource, 'facts' | 'reading' | 'shape'>): readonly Graded[] {
  const { kind } = source.shape;
  const graded = kind.metrics.flatMap((metric) => {
    const value = source.reading(metric.id);
    const grade = gradeOf(source, metric);
    return value === undefined || grade === '' ? [] : [{ metric, value, grade }];
  });
  return graded.sort((a, b) => rank(kind, a.grade) - rank(kind, b.grade));
}

function rank({ grades = [] }: SourceKindDescriptor, grade: string): number {
  const place = grades.indexOf(grade);
  return place < 0 ? 0.5 : place;
}
