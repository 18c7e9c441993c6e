import { beforeAll, describe, expect, it } from 'vitest';
import type { AccountId } from '#contract/model';
import { createClock } from '../../../../src-main/platform/clock.ts';
import { createVault, type KeychainVault } from '../../../../src-main/platform/keychain.ts';
import { fakeKeychain, type Keychain, workerIn } from '../support/forked-worker.ts';
import { afterwards } from '../support/servers.ts';

const SECRET = { apiKey: 'canary-ключ-🗝', second: 'with "quotes" and \0 inside' };
let entry = '';
beforeAll(async () => {
  entry = await workerIn('fake');
});

function vaultOn(keychain: Keychain, clock = createClock(), owed: AccountId[] = []): KeychainVault {
  const save = (accounts: readonly AccountId[]) => void owed.splice(0, owed.length, ...accounts);
  const vault = createVault({
    startWorker: keychain.startWorker,
    clock,
    platform: 'linux',
    owed: { load: () => [...owed], save },
  });
  afterwards(() => vault.stop());
  return vault;
}

const failure = (result: { ok: boolean }) => {
  if (result.ok || !('failure' in result)) throw new Error('a failure was expected');
  return result.failure as { kind: string; message: string };
};

describe('the vault', () => {
  it('gives back what was written, in another start too, as an ASCII envelope under its service and account (K10)', async () => {
    const keychain = fakeKeychain(entry);
    expect(await vaultOn(keychain).write('sp', SECRET, false)).toEqual({ ok: true, value: undefined });
    expect(await vaultOn(keychain).read('sp')).toEqual({ ok: true, value: SECRET });
    const stored = keychain.now().entries['Tallylight sp'] ?? '';
    expect(stored).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(stored)).toMatchObject({
      v: 1,
      kind: 'secret',
      data: expect.any(String),
      check: expect.any(String),
    });
  });

  it('says undefined for an entry that was never there or is gone (K7)', async () => {
    const keychain = fakeKeychain(entry);
    const vault = vaultOn(keychain);
    expect(await vault.read('sp')).toEqual({ ok: true, value: undefined });
    await vault.write('sp', SECRET, false);
    const { 'Tallylight sp': _, ...rest } = keychain.now().entries;
    keychain.set({ entries: rest });
    expect(await vault.read('sp')).toEqual({ ok: true, value: undefined });
  });

  it('never takes a locked keychain for an empty one, and says what to do (F3, K4)', async () => {
    const keychain = fakeKeychain(entry);
    const vault = vaultOn(keychain);
    await vault.write('sp', SECRET, false);
    keychain.set({ mood: 'locked' });
    expect(failure(await vault.read('sp'))).toMatchObject({
      kind: 'keychain',
      message: expect.stringContaining('is locked'),
    });
    expect(failure(await vault.write('edge', SECRET, false)).message).toContain('is locked');
    expect(vault.describe().state).toBe('locked');
    keychain.set({ mood: 'fine' });
    expect(await vault.read('sp')).toEqual({ ok: true, value: SECRET });
    expect(vault.describe()).toMatchObject({ state: 'ready', text: 'The keychain works.' });
  });

  it('reads again when the keychain was unlocked in between (K4)', async () => {
    const keychain = fakeKeychain(entry);
    await vaultOn(keychain).write('sp', SECRET, false);
    keychain.set({ mood: 'unlocks-on-write' });
    expect(await vaultOn(keychain).read('sp')).toEqual({ ok: true, value: SECRET });
  });

  it.each([
    ['another program’s value', 'password1'],
    ['an envelope of something else', '{"v":1,"kind":"secret","data":"e30=","check":"0000000000000000"}'],
    ['an empty object', '{}'],
    ['rubbish', '\u0001\u0002'],
  ])('says that %s is unreadable instead of using it (K8)', async (_, value) => {
    const keychain = fakeKeychain(entry);
    keychain.set({ entries: { 'Tallylight sp': value } });
    expect(failure(await vaultOn(keychain).read('sp')).message).toContain('not readable');
  });

  it('says that another account’s envelope is unreadable (K8)', async () => {
    const keychain = fakeKeychain(entry);
    const vault = vaultOn(keychain);
    await vault.write('sp', SECRET, false);
    const { entries } = keychain.now();
    keychain.set({ entries: { ...entries, 'Tallylight edge': entries['Tallylight sp'] ?? '' } });
    expect(failure(await vault.read('edge')).message).toContain('not readable');
  });

  it('refuses what is too long for some keychain before asking any (K10)', async () => {
    const keychain = fakeKeychain(entry);
    expect(failure(await vaultOn(keychain).write('sp', { apiKey: 'x'.repeat(2_000) }, false))).toMatchObject({
      kind: 'invalid',
    });
    expect(keychain.now().entries).toEqual({});
  });

  it('does not believe a write that reads back differently (K12)', async () => {
    const keychain = fakeKeychain(entry);
    keychain.set({ mood: 'garbles' });
    expect(failure(await vaultOn(keychain).write('sp', SECRET, false)).message).toContain('did not keep');
  });

  it('keeps a secret for the session in memory only', async () => {
    const keychain = fakeKeychain(entry);
    keychain.set({ mood: 'no-service' });
    const vault = vaultOn(keychain);
    expect(await vault.write('sp', SECRET, true)).toEqual({ ok: true, value: undefined });
    expect(await vault.read('sp')).toEqual({ ok: true, value: SECRET });
    expect([vault.isForSession('sp'), keychain.started()]).toEqual([true, 0]);
    expect(failure(await vault.read('edge')).message).toMatch(/GNOME Keyring, KWallet .* or KeePassXC/);
    keychain.set({ mood: 'fine' });
    await vault.write('sp', SECRET, false);
    expect(vault.isForSession('sp')).toBe(false);
  });

  it('owes a removal that a locked keychain did not do, over a restart, and does it later (K13)', async () => {
    const keychain = fakeKeychain(entry);
    const owed: AccountId[] = [];
    const vault = vaultOn(keychain, createClock(), owed);
    await vault.write('sp', SECRET, false);
    await vault.write('edge', SECRET, false);
    keychain.set({ mood: 'locked' });
    expect(failure(await vault.erase('sp')).kind).toBe('keychain');
    expect(owed).toEqual(['sp']);
    keychain.set({ mood: 'fine' });
    const later = vaultOn(keychain, createClock(), owed);
    expect(later.describe().owed).toEqual(['sp']);
    expect(await later.read('edge')).toEqual({ ok: true, value: SECRET });
    expect(owed).toEqual([]);
    expect(Object.keys(keychain.now().entries)).not.toContain('Tallylight sp');
  });

  it('erases, and erasing what is not there is fine', async () => {
    const keychain = fakeKeychain(entry);
    const vault = vaultOn(keychain);
    await vault.write('sp', SECRET, false);
    expect([await vault.erase('sp'), await vault.erase('sp')]).toEqual([
      { ok: true, value: undefined },
      { ok: true, value: undefined },
    ]);
    expect(await vault.read('sp')).toEqual({ ok: true, value: undefined });
  });
});
