/** Numbers and spans in words, the same in header, tray, notification and `--status`. */
import { language } from '#contract/language';

/** `2 s`, `5 min`, `1 h 20 min`, from ms, rounded down to the unit shown. */
export function spanInWords(span: number): string {
  const seconds = Math.max(0, Math.floor(span / 1_000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

const NUMBERS = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });

/** `12,345`: as the app's language parts thousands, and as the window shows the same number. */
export function counted(count: number): string {
  return NUMBERS.format(count);
}

/** `1 source`, `2 sources`, `1,000 sources`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${counted(count)} ${count === 1 ? one : many}`;
}
