/** What the courier is made of and what it can be asked. */
import type { Destination } from '#contract/configuration';
import type { Result } from '#contract/failure';
import type { Clock, HttpAnswer, Random, Stop } from '../ports.ts';
import type { AlertDelivery } from '../rules/types.ts';
import type { AlertMessage } from './message.ts';
import type { LastDelivery } from './queue.ts';

export interface CourierParts {
  readonly clock: Clock;
  readonly random: Random;
  destination(id: string): Destination | undefined;
  send(destination: Destination, message: AlertMessage, signal: AbortSignal): Promise<Result<HttpAnswer>>;
  /** Keeps what is still to be told, before it is tried. */
  keep(text: string): void;
  /** A message was told, or never will be. */
  onEnd(destination: Destination, message: AlertMessage, last: LastDelivery): void;
  /** Something that a view shows has changed. */
  onChange(): void;
}

export interface Standing {
  readonly waiting: number;
  readonly last?: LastDelivery;
  /** When the message that failed is tried again, epoch ms. */
  readonly againAt?: number;
}

export interface Courier {
  /** Returns at once. */
  send(delivery: AlertDelivery): void;
  /** Takes up what an earlier run has left. */
  recall(kept: string | undefined): void;
  /** The network or the machine is back: what waits is tried now. */
  hurry(): void;
  /** Destinations changed: what was for those that are gone is dropped. */
  settle(known: readonly string[]): void;
  standing(destination: string): Standing;
  stop: Stop;
}
