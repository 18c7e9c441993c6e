import { describe, expect, it } from 'vitest';
import { defaultPreferences } from '#contract/configuration';
import type { Configuration } from '#contract/configuration';
import { emptyConfiguration } from '#contract/empty-configuration';
import { done } from '#contract/failure';
import { startVendors } from '../../../src-main/demo/vendors.ts';
import { createDemoSettings, createDemoVault } from '../../../src-main/shell/demo-settings.ts';

async function demo() {
  const vendors = await startVendors({ shows: 'still', log: 0 });
  await vendors.stop();
  return vendors.configuration;
}

describe('settings of the demo', () => {
  it('begin with the vendors of this run and the preferences of the profile', async () => {
    const preferences = { ...defaultPreferences, theme: 'dark' as const };
    const settings = createDemoSettings({ ...emptyConfiguration, preferences }, await demo());
    expect(settings.load().accounts.map(({ id }) => id)).toEqual(['sp', 'edge', 'fp']);
    expect(settings.load().preferences.theme).toBe('dark');
    expect(JSON.stringify(settings.load())).not.toContain('opens-nothing');
  });

  it('keep preferences, and never the accounts, whose port is gone with the next start', async () => {
    const kept: Configuration[] = [];
    const settings = createDemoSettings(emptyConfiguration, await demo(), (configuration) => {
      kept.push(configuration);
      return done(undefined);
    });
    const changed = { ...settings.load(), preferences: { ...defaultPreferences, theme: 'light' as const } };
    expect(settings.save(changed)).toEqual(done(undefined));
    expect(settings.load()).toEqual(changed);
    expect(kept).toMatchObject([{ accounts: [], sources: [], preferences: { theme: 'light' } }]);
  });
});

describe('the vault of the demo', () => {
  it('holds the made-up secrets in memory, and forgets what is erased', async () => {
    const document = await demo();
    const vault = createDemoVault(document);
    expect(await vault.read('sp')).toEqual(done(document.accounts[0]?.secret));
    await vault.erase('sp');
    expect(await vault.read('sp')).toEqual(done(undefined));
  });
});
