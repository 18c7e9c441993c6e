/** Ports of the core for the studio: a vault, a clipboard, and the real HTTP client, whose requests can be waited for. */
import { done, type Result } from '#contract/failure';
import type { Clipboard, Http, HttpAnswer, HttpRequest, Secret } from '../../../src-main/core/ports.ts';
import type { Vendors } from '../../../src-main/demo/vendors.ts';
import { createHttp } from '../../../src-main/platform/http.ts';
import type { TurnedClock } from '../../support/turned-clock.ts';

/** What becomes of a request on its way; the vendors see it only when `go` is called. */
export type OnWay = (
  request: HttpRequest,
  go: () => Promise<Result<HttpAnswer>>,
) => Promise<Result<HttpAnswer>>;

export function vaultOf({ configuration }: Vendors) {
  const secrets = new Map(configuration.accounts.map(({ id, secret }) => [id, secret as Secret]));
  return {
    read: async (account: string) => done(secrets.get(account)),
    write: async (account: string, secret: Secret) => done(void secrets.set(account, secret)),
    erase: async (account: string) => done(void secrets.delete(account)),
  };
}

export function clipboardOf(one: { clipboard: string }): Clipboard {
  return {
    write: async (text) => void (one.clipboard = text),
    read: async () => one.clipboard,
    clear: async () => void (one.clipboard = ''),
  };
}

/** The real client; `idle` resolves when nothing is under way any more. */
export function watchedHttp(now: () => number, onWay: OnWay | undefined) {
  const real = createHttp({ now });
  const pending = new Set<Promise<unknown>>();
  const http: Http = {
    request: (request, signal) => {
      const go = () => {
        const asked = real.request(request, signal);
        pending.add(asked);
        return asked.finally(() => pending.delete(asked));
      };
      return onWay ? onWay(request, go) : go();
    },
  };
  const idle = async (clock: TurnedClock) => {
    do {
      await Promise.all(pending);
      await clock.advance(0);
    } while (pending.size > 0);
  };
  return { http, idle, close: () => real.close() };
}
