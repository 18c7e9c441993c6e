import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Ask, VendorSite } from '../server/exchange.ts';
import type { Outgoing } from '../server/send.ts';

/** One request that something goes wrong with. */
export interface Victim {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly site: VendorSite;
  readonly ask: Ask;
  /** The right answer. Calling it does what was asked, so it must not be called for nothing. */
  right(): Outgoing;
  /** Origin of the vendors' second server. */
  elsewhere(): Promise<string>;
}
