/** Settings of the demo: the vendors' accounts live on a port of this run, so they are never kept; the rest may be. */
import type { Configuration } from '#contract/configuration';
import { done } from '#contract/failure';
import type { Result } from '#contract/failure';
import type { Secret, Settings, Vault } from '../core/ports.ts';
import type { DemoConfiguration } from '../demo/configuration-file.ts';

/** @param keep stores rules and preferences; absent, nothing is stored. */
export function createDemoSettings(
  base: Configuration,
  demo: DemoConfiguration,
  keep?: (configuration: Configuration) => Result<void>,
): Settings {
  let current: Configuration = { ...base, ...toParts(demo) };
  return {
    load: () => current,
    save: (configuration) => {
      current = configuration;
      return keep?.({ ...configuration, accounts: [], sources: [], events: [] }) ?? done(undefined);
    },
  };
}

/** The made-up secrets of the demo need no keychain, and shall not fill the user's. */
export function createDemoVault(demo: DemoConfiguration): Vault {
  const secrets = new Map<string, Secret>(demo.accounts.map(({ id, secret }) => [id, secret]));
  return {
    read: (account) => Promise.resolve(done(secrets.get(account))),
    write: (account, secret) => {
      secrets.set(account, secret);
      return Promise.resolve(done(undefined));
    },
    erase: (account) => {
      secrets.delete(account);
      return Promise.resolve(done(undefined));
    },
  };
}

function toParts(demo: DemoConfiguration): Pick<Configuration, 'accounts' | 'sources' | 'events'> {
  const accounts = demo.accounts.map(({ secret: _secret, ...account }) => ({
    ...account,
    allowHttp: account.allowHttp ?? false,
    allowChanges: account.allowChanges ?? false,
  }));
  return { accounts, sources: demo.sources, events: demo.events };
}
