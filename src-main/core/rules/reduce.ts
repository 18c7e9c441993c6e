import type { AlertState } from './state.ts';
import type { AlertEffect, AlertInput } from './types.ts';

/** One input in, the new state and what is to be done out. */
export function reduceAlerts(
  state: AlertState,
  _input: AlertInput,
): { readonly state: AlertState; readonly effects: readonly AlertEffect[] } {
  return { state, effects: [] };
}
