/** The ranges a chart opens with (product.md section 6); spans are ms. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type RangeId = '15m' | '1h' | '6h' | '24h' | '7d' | '30d';

export interface Range {
  readonly value: RangeId;
  readonly label: string;
  readonly span: number;
}

export const ranges: readonly Range[] = [
  { value: '15m', label: '15 min', span: 15 * MINUTE },
  { value: '1h', label: '1 h', span: HOUR },
  { value: '6h', label: '6 h', span: 6 * HOUR },
  { value: '24h', label: '24 h', span: 24 * HOUR },
  { value: '7d', label: '7 d', span: 7 * DAY },
  { value: '30d', label: '30 d', span: 30 * DAY },
];

export const spanOf = (id: RangeId): number => ranges.find(({ value }) => value === id)?.span ?? HOUR;
