/** One figure of a viewer's health with the vendor's word for it. */
export interface HealthFactor {
  /** Id of its metric. */
  readonly name: string;
  readonly value?: number;
  readonly grade?: string;
}

/** Known grades, worst first (seeds 001 and 002); a word we do not know ranks between Bad and Good. */
const GRADES = ['Bad', undefined, 'Good', 'Very Good'];
const UNKNOWN = GRADES.indexOf(undefined);

/**
 * The factor with the worst grade, the first of equals; undefined when none has data (queue-insight C-10). Only the grades
 * can be compared, as the units of the figures are not stated. Negative figures and "No Data" are no data.
 */
export function worstFactor(factors: readonly HealthFactor[]): HealthFactor | undefined {
  const known = factors.filter(hasData);
  return known.reduce<HealthFactor | undefined>(
    (worst, factor) => (worst === undefined || rank(factor) < rank(worst) ? factor : worst),
    undefined,
  );
}

function hasData({ value, grade }: HealthFactor): boolean {
  return value !== undefined && value >= 0 && grade !== undefined && grade !== 'No Data';
}

function rank({ grade }: HealthFactor): number {
  const place = GRADES.indexOf(grade);
  return place < 0 ? UNKNOWN : place;
}
