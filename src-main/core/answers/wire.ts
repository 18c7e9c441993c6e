/**
 * Pieces of wire schemas. Input is tolerated, never coerced: a reading of the wrong type or out of range is absent, not
 * zero and not a guess (faults.md B5, B6). Schemas pick what is listed and drop the rest, secrets above all.
 */
import * as v from 'valibot';
import type { FactValue } from '#contract/model';
import { plainText } from './plain-text.ts';

/** People, clients, packets: whole, 0 to 1e9. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));

/** Bytes or bytes a second, packets since the start: whole, 0 or more, exact in a double. */
export const amount = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A measured quantity: 0 to 1e9. A negative number is a vendor's "no data". */
export const measure = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(1e9));

/** A score from 0 to 100. */
export const score = v.pipe(v.number(), v.minValue(0), v.maxValue(100));

/** Epoch ms. */
export const instant = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(8.64e15));

/** A span in ms, from nothing to a century. */
export const span = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3.2e12));

export const flag = v.boolean();

/** One plain line of at most 200 characters. */
export const text = v.pipe(
  v.string(),
  v.transform((raw) => plainText(raw)),
);

/** A word of an open list of words, kept as it is but at most 32 characters (faults.md B11). */
export const word = v.pipe(
  v.string(),
  v.transform((raw) => plainText(raw, 32)),
);

/** What the schema accepts, or absent: one odd field never spoils the rest of an answer. */
export function maybe<Schema extends v.GenericSchema>(schema: Schema) {
  return v.fallback(v.optional(schema), undefined);
}

/** Leaves out what is absent or empty text. */
export function known<Value extends FactValue>(
  fields: Readonly<Record<string, Value | undefined>>,
): Readonly<Record<string, Value>> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(entries) as Record<string, Value>;
}
