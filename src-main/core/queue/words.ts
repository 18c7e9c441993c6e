/** A wait in words (queue-insight C-2): always an estimate, never seconds. */

/** `about 6 min (4-9)`, `under 1 min`, `more than 2 h`; the range when both ends are known and say something. */
export function waitInWords(waitSeconds: number, low?: number, high?: number): string {
  if (waitSeconds < 60) return 'under 1 min';
  if (waitSeconds > 7_200) return 'more than 2 h';
  const range =
    low === undefined || high === undefined ? '' : ` (${Math.round(low / 60)}-${Math.round(high / 60)})`;
  return `about ${Math.round(waitSeconds / 60)} min${range}`;
}
