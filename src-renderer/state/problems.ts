/** Which field of a form a refusal speaks of. */
import type { Failure } from '#contract/failure';

/** The problem at a path such as `secret.apiKey`, also when main names it from further out (`accounts.0.secret.apiKey`). */
export function problemAt(failure: Failure | undefined, path: string): string | undefined {
  return failure?.fields?.find((field) => field.path === path || field.path.endsWith(`.${path}`))?.message;
}

/** The paths of a failure that one of these fields shows. */
export function shownPaths(failure: Failure | undefined, paths: readonly string[]): readonly string[] {
  const isShown = (found: string) => paths.some((path) => found === path || found.endsWith(`.${path}`));
  return (failure?.fields ?? []).map((field) => field.path).filter(isShown);
}
