/**
 * What is still to be told: in order for each destination, bounded, kept over a restart. Pure. A message may arrive twice when
 * the app ends between sending and noting it; its id is the same then.
 */
import type { AlertMessage } from './message.ts';

export interface Pending {
  readonly destination: string;
  readonly message: AlertMessage;
  /** Failed tries so far. */
  readonly tries: number;
  /** Epoch ms. */
  readonly notBefore: number;
  /** The receiver asked for the wait: it is not shortened. */
  readonly byServer?: true;
}

/** How the last message to a destination ended. */
export interface LastDelivery {
  readonly at: number;
  readonly ok: boolean;
  readonly title: string;
  /** What was wrong; absent when it was told. */
  readonly text?: string;
}

export interface DeliveryState {
  readonly format: 'tallylight-deliveries/1';
  readonly pending: readonly Pending[];
  readonly last: Readonly<Record<string, LastDelivery>>;
}

/** Messages waiting for one destination; the oldest go first when there are more. */
export const MOST_WAITING = 100;
/** An alert this old helps nobody any more, ms. */
export const TOO_OLD = 3_600_000;

export const noDeliveries: DeliveryState = { format: 'tallylight-deliveries/1', pending: [], last: {} };

/** One message for each destination. Gives those that had to make room as well. */
export function enqueue(
  state: DeliveryState,
  message: AlertMessage,
  destinations: readonly string[],
): { readonly state: DeliveryState; readonly dropped: readonly Pending[] } {
  const added = destinations.map((destination) => ({
    destination,
    message,
    tries: 0,
    notBefore: 0,
  }));
  const pending = [...state.pending, ...added];
  const dropped = destinations.flatMap((destination) =>
    pending.filter((one) => one.destination === destination).slice(0, -MOST_WAITING),
  );
  return { state: { ...state, pending: pending.filter((one) => !dropped.includes(one)) }, dropped };
}

/** The next message of each destination: a later one never overtakes it. */
export function heads({ pending }: DeliveryState): readonly Pending[] {
  const first = new Map<string, Pending>();
  for (const one of pending) if (!first.has(one.destination)) first.set(one.destination, one);
  return [...first.values()];
}

/** Takes a message off. */
export function take(state: DeliveryState, gone: Pending): DeliveryState {
  return { ...state, pending: state.pending.filter((one) => one !== gone) };
}

/** Puts a changed message in the place of the one before. */
export function put(state: DeliveryState, before: Pending, after: Pending): DeliveryState {
  return { ...state, pending: state.pending.map((one) => (one === before ? after : one)) };
}

/** Notes how a message ended. */
export function note(state: DeliveryState, destination: string, last: LastDelivery): DeliveryState {
  return { ...state, last: { ...state.last, [destination]: last } };
}

/** Forgets destinations that are no longer there. */
export function keepOnly(state: DeliveryState, destinations: readonly string[]): DeliveryState {
  const known = new Set(destinations);
  return {
    ...state,
    pending: state.pending.filter((one) => known.has(one.destination)),
    last: Object.fromEntries(Object.entries(state.last).filter(([id]) => known.has(id))),
  };
}

/** The network is back: nothing waits any longer, unless its receiver asked for the wait. `now` in epoch ms. */
export function hurried(state: DeliveryState, now: number): DeliveryState {
  const hurry = (one: Pending) => (one.byServer ? one : { ...one, notBefore: Math.min(one.notBefore, now) });
  return { ...state, pending: state.pending.map(hurry) };
}

/** A kept state, or nothing when the text is none of ours. */
export function reviveDeliveries(text: string | undefined): DeliveryState {
  try {
    const read = JSON.parse(text ?? '') as Partial<DeliveryState> | null;
    const isOurs = read?.format === noDeliveries.format && Array.isArray(read.pending);
    return isOurs && typeof read.last === 'object' ? (read as DeliveryState) : noDeliveries;
  } catch {
    return noDeliveries;
  }
}
