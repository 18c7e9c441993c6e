/** Schemas for what comes in from the page: bounded in length and count, so that nothing huge passes. */
import * as v from 'valibot';

export const nothing = v.undefined();
/** Account, source, rule and incident ids: printable, no spaces at the ends, at most 200 characters. */
export const id = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
export const text = v.pipe(v.string(), v.maxLength(4_096));
export const shortText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200));
export const fields = v.record(v.pipe(v.string(), v.maxLength(64)), text);
/** Epoch ms. */
export const instant = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(8.64e15));
export const span = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(3.2e11));
export const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));
