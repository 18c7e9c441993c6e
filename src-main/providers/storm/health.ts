/** Readings that come with a grade in words: "No Data" says that the number beside it is none (providers.md 2.9). */

/** The known words, worst first (seeds 001 and 002); there may be more between them. */
export const GRADES = ['Bad', 'Good', 'Very Good'] as const;

/** The number, unless its grade says that there is no data: a score of 0 with "No Data" is not the worst score. */
export function graded(value: number | undefined, grade: string | undefined): number | undefined {
  return grade?.toLowerCase() === 'no data' ? undefined : value;
}
