/** Numbers and spans in words, the same in header, tray, notification and `--status`. */

/** `2 s`, `5 min`, `1 h 20 min`, from ms, rounded down to the unit shown. */
export function spanInWords(span: number): string {
  const seconds = Math.max(0, Math.floor(span / 1_000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** `1 source`, `2 sources`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
