/** Spans as people type them: `30 s`, `2 min`, `1 h 30 min`, `7 d`; a bare number is seconds. */
const UNITS: readonly (readonly [string, number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
  ['ms', 1],
];
const NAMES: Readonly<Record<string, number>> = { ...Object.fromEntries(UNITS), m: 60_000, sec: 1_000 };

/** Milliseconds; null for what is no span. Empty text is no span either. */
export function toSpan(text: string): number | null {
  const parts = [...text.trim().matchAll(/([\d.,]+)\s*([a-z]*)\s*/gi)];
  const read = parts.map(([part]) => part).join('');
  if (parts.length === 0 || read !== text.trim()) return null;
  const spans = parts.map(([, amount = '', unit = '']) => spanOf(amount, unit.toLowerCase(), parts.length));
  return spans.some(Number.isNaN) ? null : Math.round(spans.reduce((sum, span) => sum + span, 0));
}

function spanOf(amount: string, unit: string, parts: number): number {
  const size = unit === '' && parts === 1 ? 1_000 : NAMES[unit];
  return size === undefined ? NaN : Number(amount.replace(',', '.')) * size;
}

/** The shortest text that `toSpan` reads back as the same span. */
export function spanText(span: number): string {
  const parts: string[] = [];
  let rest = span;
  for (const [name, size] of UNITS) {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    if (amount > 0) parts.push(`${amount} ${name}`);
  }
  return parts.length === 0 ? '0 s' : parts.join(' ');
}
