import { chmodSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OpenStore, Store } from '../../../../src-main/platform/guarded-store.ts';
import { createSettings } from '../../../../src-main/platform/settings-file.ts';
import { profile } from '../support/profile.ts';
import { empty, filled, NOW, openConf } from '../support/profile-contents.ts';

/** A disk that fails: every write throws with this code until `heal`. */
function failing(code: string): { open: OpenStore; heal(): void; writes(): number } {
  let broken = true;
  let writes = 0;
  const open: OpenStore = (place) => {
    const real = openConf(place);
    return {
      get store() {
        return real.store;
      },
      set store(next) {
        writes += 1;
        if (broken) throw Object.assign(new Error(code), { code });
        real.store = next;
      },
    } satisfies Store;
  };
  return { open, heal: () => void (broken = false), writes: () => writes };
}

describe('settings', () => {
  it('begin as handed in, and come back as saved', () => {
    const at = profile();
    const settings = at.settings();
    expect([settings.load(), settings.isNew, settings.notices]).toEqual([empty, true, []]);
    expect(settings.save(filled)).toEqual({ ok: true, value: undefined });
    expect(settings.load()).toBe(filled);
    expect(at.settings()).toMatchObject({ isNew: false, notices: [] });
    expect(at.settings().load()).toEqual(filled);
  });

  it('are readable by their owner only, also when they were not (S30)', () => {
    const at = profile();
    at.settings().save(filled);
    expect([at.mode('settings.json'), at.mode('settings.last-good.json')]).toEqual([0o600, 0o600]);
    chmodSync(at.path('settings.json'), 0o644);
    at.settings();
    expect(at.mode('settings.json')).toBe(0o600);
  });

  it('lie in a folder that is made for the owner only (S30)', () => {
    const at = profile();
    const directory = join(at.directory, 'new', 'profile');
    createSettings({ directory, open: openConf, initial: empty, now: () => NOW });
    expect(at.mode('new/profile')).toBe(0o700);
  });

  it('are one write a change, and reading is none', () => {
    const at = profile();
    const disk = failing('EIO');
    disk.heal();
    const settings = at.settings(disk.open);
    settings.save(filled);
    settings.load();
    settings.load();
    expect(disk.writes()).toBe(1);
  });

  it.each([
    ['ENOSPC', 'disk is full'],
    ['EROFS', 'read-only'],
    ['EACCES', 'cannot be written'],
    ['EIO', '(EIO)'],
  ])('that cannot be saved (%s) stay as they were, in the file and in memory (D2, D3)', (code, words) => {
    const at = profile();
    at.settings().save(filled);
    const before = at.read('settings.json');
    const disk = failing(code);
    const settings = at.settings(disk.open);
    expect(settings.save(empty)).toMatchObject({
      ok: false,
      failure: { kind: 'storage', message: expect.stringContaining(words) },
    });
    expect(settings.load()).toEqual(filled);
    expect(at.read('settings.json')).toBe(before);
    disk.heal();
    expect(settings.save(empty)).toEqual({ ok: true, value: undefined });
    expect(at.settings().load()).toEqual(empty);
  });

  it('work in memory when nothing can be opened (D3)', () => {
    const at = profile();
    const settings = at.settings(() => {
      throw Object.assign(new Error('no'), { code: 'EROFS' });
    });
    expect(settings.load()).toEqual(empty);
    expect(settings.save(filled)).toMatchObject({ ok: false, failure: { kind: 'storage' } });
  });

  it('sweep what a killed writer left behind, but not what one writes right now (P4)', () => {
    const at = profile();
    at.settings().save(filled);
    for (const name of [
      'settings.json.tmp-1234567890abcdef',
      'settings.last-good.json.tmp-9',
      'state.json.tmp-1',
    ])
      at.write(name, '{"half');
    at.write('other.json.tmp-1', 'not ours');
    const old = NOW / 1_000 - 3_600;
    for (const name of ['settings.json.tmp-1234567890abcdef', 'settings.last-good.json.tmp-9'])
      utimesSync(at.path(name), old, old);
    utimesSync(at.path('state.json.tmp-1'), NOW / 1_000, NOW / 1_000);
    at.settings();
    expect(at.names().filter((name) => name.includes('.tmp-'))).toEqual([
      'other.json.tmp-1',
      'state.json.tmp-1',
    ]);
  });
});

describe('the profile’s memory', () => {
  it('keeps window, last look and debts in a file of its own', () => {
    const at = profile();
    const settings = at.settings();
    expect(settings.memory()).toEqual({});
    const window = { bounds: { x: 1, y: 2, width: 800, height: 600 }, maximized: false };
    settings.remember({ window });
    settings.remember({ lastLookedAt: NOW, owedErasures: ['sp'], firstLaunchDone: true });
    expect(at.settings().memory()).toEqual({
      window,
      lastLookedAt: NOW,
      owedErasures: ['sp'],
      firstLaunchDone: true,
    });
    expect(at.names()).not.toContain('settings.json');
  });

  it('forgets what is wrong in it, uses its copy when it is damaged, and is quiet about both', () => {
    const at = profile();
    at.write('state.json', '{"window":{"bounds":7},"lastLookedAt":5}');
    expect(at.settings().memory()).toEqual({ lastLookedAt: 5 });
    at.write('state.json', 'garbage');
    expect(at.settings()).toMatchObject({ notices: [] });
    expect(at.settings().memory()).toEqual({ lastLookedAt: 5 });
  });
});
