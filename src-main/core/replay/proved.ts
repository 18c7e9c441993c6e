/** Whether a replay came to the decisions that were stored. */
import type { AlertTrace, TraceSuppressor } from '#contract/trace';

/** How many of the stored decisions were found again. Names of incidents and notifications are counted from the start of a run: all else must be the same, byte for byte. */
export function provedIn(stored: readonly AlertTrace[], found: readonly AlertTrace[]): number {
  const again = new Set(found.map(unnamed));
  return stored.filter((trace) => again.has(unnamed(trace))).length;
}

function unnamed({ incidents, notice, suppressors, ...trace }: AlertTrace): string {
  return JSON.stringify({
    ...trace,
    suppressors: suppressors.map(withoutNotice),
    incidents: incidents.length,
    notice: notice !== undefined,
  });
}

/** A group's own detail says as which notification it was told (`rules/group`). */
function withoutNotice(suppressor: TraceSuppressor): TraceSuppressor {
  const { name, detail } = suppressor;
  if (name !== 'group' || detail === undefined) return suppressor;
  return { ...suppressor, detail: detail.replace(/\bn[0-9a-z]+-[0-9a-z]+$/, '') };
}
