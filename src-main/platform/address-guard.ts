/** Looks at the address a name has resolved to before it is connected to: a name promises nothing (DNS rebinding, E4, E5). */
import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { classifyAddress } from '#contract/address-class';
import type { BaseUrl } from '#contract/base-url';
import { failed } from '#contract/failure';
import { Obstacle } from './http-failure.ts';

/** Resolves a name to all its addresses: `dns.lookup`, or a test's stand-in. */
export type Lookup = (
  hostname: string,
  options: { readonly all: true },
  callback: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

export const lookupBySystem: Lookup = (hostname, options, callback) => {
  systemLookup(hostname, options, callback);
};

function isAllowed(url: BaseUrl, address: string): boolean {
  const reach = classifyAddress(address);
  if (reach === undefined || reach === 'forbidden') return false;
  if (url.secure || reach === 'loopback') return true;
  return reach === 'private' && url.reach === 'private';
}

function refusal(url: BaseUrl): Obstacle {
  const why = url.secure
    ? 'an address that is never called'
    : 'an address outside the local network, where http:// is not allowed';
  return new Obstacle(failed('rejected', `${url.host} refused: its name leads to ${why}.`).failure);
}

/** A lookup for `net.connect` that fails as soon as one of the addresses is not allowed for this base URL. */
export function guardedLookup(url: BaseUrl, lookup: Lookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) callback(error ?? new Error('no address'), []);
      else if (!addresses.every(({ address }) => isAllowed(url, address))) callback(refusal(url), []);
      else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}
