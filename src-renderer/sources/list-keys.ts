/** Arrow keys in a list of lines. */

/** The place to go to from `current`, or undefined when the key is not one of the list's. -1 means nowhere yet. */
export function nextPlace(key: string, current: number, length: number, perLine: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: perLine,
    ArrowUp: -perLine,
    ...(perLine > 1 ? { ArrowRight: 1, ArrowLeft: -1 } : {}),
    PageDown: perLine * 10,
    PageUp: -perLine * 10,
    Home: -length,
    End: length,
  };
  const step = steps[key];
  if (step === undefined || length === 0) return undefined;
  if (current < 0) return 0;
  return Math.min(length - 1, Math.max(0, current + step));
}
