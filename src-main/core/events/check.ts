/** What is wrong with an event as it was entered, by field. */
import type { PlannedEvent } from '#contract/configuration';
import type { FieldProblem } from '#contract/failure';
import type { SourceId } from '#contract/model';

/** What the form gives. */
export type Entered = Pick<PlannedEvent, 'name' | 'sources' | 'windows'>;

const LONGEST = 31 * 86_400_000;

/** All problems, in the order of the form. `isKnown` tells whether there is a source of that id. */
export function eventProblems(
  { sources, windows }: Entered,
  isKnown: (id: SourceId) => boolean,
): readonly FieldProblem[] {
  return [
    ...sourceProblems(sources, isKnown),
    ...windows.flatMap(({ from, until }, index) => windowProblem(`windows.${index}.until`, until - from)),
  ];
}

function sourceProblems(
  sources: readonly SourceId[],
  isKnown: (id: SourceId) => boolean,
): readonly FieldProblem[] {
  const path = 'sources';
  if (sources.length === 0) return [{ path, message: 'Choose one source at least.' }];
  const gone = sources.filter((id) => !isKnown(id)).length;
  if (gone > 0) return [{ path, message: `${gone} of them are no longer watched. Choose again.` }];
  return new Set(sources).size < sources.length ? [{ path, message: 'Choose each source once.' }] : [];
}

function windowProblem(path: string, span: number): readonly FieldProblem[] {
  if (span <= 0) return [{ path, message: 'The end lies after the beginning.' }];
  return span > LONGEST ? [{ path, message: 'A planned time lasts 31 days at most.' }] : [];
}
