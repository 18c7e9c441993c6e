import { reduceAlerts } from './reduce.ts';
import { startAlerts, type AlertState } from './state.ts';
import type { AlertEffect, AlertInput } from './types.ts';

/** What the same inputs make of the same state: always the same effects, byte for byte. */
export function replay(
  inputs: Iterable<AlertInput>,
  from: AlertState = startAlerts(),
): { readonly state: AlertState; readonly effects: readonly AlertEffect[] } {
  const effects: AlertEffect[] = [];
  let state = from;
  for (const input of inputs) {
    const next = reduceAlerts(state, input);
    state = next.state;
    for (const effect of next.effects) effects.push(effect);
  }
  return { state, effects };
}

/** Epoch ms of an input. */
export function timeOf(input: AlertInput): number {
  return input.type === 'look' ? input.look.at : input.at;
}
