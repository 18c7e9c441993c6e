/** A reading in the unit people say it in. */
import type { Unit } from '#contract/descriptor';
import { formatNumber, formatScaled } from './numbers.ts';
import { formatSpan } from './times.ts';

export interface Quantity {
  readonly value: string;
  readonly unit: string;
}

const steps = ['', 'k', 'M', 'G', 'T', 'P'];

function scaled(value: number, unit: string, locale?: string): Quantity {
  const power = Math.min(steps.length - 1, Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1) / 3)));
  // 999,999 rounds up to 1,000 k: one step further is what people say.
  const step = power < steps.length - 1 && Math.abs(value) / 1000 ** power >= 999.5 ? power + 1 : power;
  return { value: formatScaled(value / 1000 ** step, locale), unit: `${steps[step]}${unit}` };
}

/** Bytes, in powers of 1000. */
export const bytes = (value: number, locale?: string): Quantity => scaled(value, 'B', locale);

/** Bytes a second are told as bits a second, as network people do. */
export const bitRate = (bytesPerSecond: number, locale?: string): Quantity =>
  scaled(bytesPerSecond * 8, 'bit/s', locale);

const whole = (unit: string) => (value: number, locale?: string) => ({
  value: formatNumber(value, 0, locale),
  unit,
});

const byUnit: Readonly<Record<Unit, (value: number, locale?: string) => Quantity>> = {
  people: whole(''),
  clients: whole(''),
  views: whole('views'),
  bytes,
  'bytes/s': bitRate,
  ms: whole('ms'),
  s: (value) => ({ value: formatSpan(value * 1000), unit: '' }),
  score: whole(''),
  ratio: (value, locale) => ({ value: formatNumber(value * 100, 1, locale), unit: '%' }),
  packets: whole('packets'),
  'per-minute': (value, locale) => ({ value: formatNumber(value, 1, locale), unit: '/ min' }),
  none: (value, locale) => ({ value: formatNumber(value, 2, locale), unit: '' }),
};

/** Value and unit apart, so that a tile can show one large and one small. */
export const toQuantity = (value: number, unit: Unit, locale?: string): Quantity =>
  byUnit[unit](value, locale);

/** Value and unit as one text. */
export function formatQuantity(value: number, unit: Unit, locale?: string): string {
  const quantity = toQuantity(value, unit, locale);
  return quantity.unit === '' ? quantity.value : `${quantity.value} ${quantity.unit}`;
}
