import { describe, expect, test } from 'vitest';
import { defaultPreferences } from '#contract/configuration';
import type { Preferences } from '#contract/configuration';
import { done, failed } from '#contract/failure';
import { Command } from '../../../src-renderer/state/command.svelte.ts';
import { toCommand } from '../../../src-renderer/state/keys.ts';
import { findEntries } from '../../../src-renderer/state/palette-entries.ts';
import { PreferenceState } from '../../../src-renderer/state/preferences.svelte.ts';
import type { PreferencesApi } from '../../../src-renderer/state/preferences.svelte.ts';
import { Toast } from '../../../src-renderer/state/toast.svelte.ts';

describe('a command', () => {
  test('is sent once, however often it is pressed while it runs', async () => {
    const command = new Command();
    let sent = 0;
    let finish: () => void = () => undefined;
    const question = () => {
      sent += 1;
      return new Promise<ReturnType<typeof done<number>>>((resolve) => (finish = () => resolve(done(5))));
    };
    const first = command.run(question);
    expect(await command.run(question)).toBeUndefined();
    expect(command.busy).toBe(true);
    finish();
    expect(await first).toEqual({ value: 5 });
    expect([sent, command.busy]).toEqual([1, false]);
  });

  test('keeps its failure until the next run', async () => {
    const command = new Command();
    await command.run(async () => failed('unauthorized', 'The key was refused.'));
    expect(command.failure?.kind).toBe('unauthorized');
    await command.run(async () => done(undefined));
    expect(command.failure).toBeUndefined();
  });

  test('what was cancelled did not fail', async () => {
    const command = new Command();
    expect(await command.run(async () => failed('cancelled', ''))).toBeUndefined();
    expect(command.failure).toBeUndefined();
  });

  test('a call that throws becomes a failure in words, without the words of the error', async () => {
    const command = new Command();
    await command.run(() => Promise.reject(new Error('ipc: secret-1')));
    expect(command.failure?.kind).toBe('internal');
    expect(command.failure?.message).not.toContain('secret-1');
  });
});

test('a toast tells of every failure, and of success only in words given', async () => {
  const toast = new Toast();
  await toast.tell(
    async () => done({ file: 'a.json' }),
    ({ file }) => `Saved as ${file}.`,
  );
  expect(toast.message).toEqual({ text: 'Saved as a.json.', good: true });
  await toast.tell(async () => done(undefined));
  expect(toast.message).toBeUndefined();
  await toast.tell(async () => failed('storage', 'The disk is full.'));
  expect(toast.message).toEqual({ text: 'The disk is full.', good: false });
});

describe('preferences', () => {
  function preferencesApi(change: PreferencesApi['changePreferences']) {
    let tell: (preferences: Preferences) => void = () => undefined;
    const api: PreferencesApi = {
      readPreferences: async () => done({ ...defaultPreferences, theme: 'dark' }),
      changePreferences: change,
      onPreferences: (listener) => {
        tell = listener;
        return () => undefined;
      },
    };
    return { api, tell: (preferences: Preferences) => tell(preferences) };
  }

  test('a change is shown at once and taken back when it is refused', async () => {
    const { api } = preferencesApi(async () => failed('storage', 'The disk is full.'));
    const state = new PreferenceState(api);
    const changing = state.change({ density: 'compact' });
    expect(state.current.density).toBe('compact');
    await changing;
    expect(state.current.density).toBe('normal');
    expect(state.failure?.message).toBe('The disk is full.');
  });

  test('follow main, whoever changed them', async () => {
    const { api, tell } = preferencesApi(async () => done(defaultPreferences));
    const state = new PreferenceState(api);
    state.start();
    await Promise.resolve();
    tell({ ...defaultPreferences, overviewLayout: 'cards' });
    expect(state.current.overviewLayout).toBe('cards');
  });
});

describe('keys', () => {
  const press = (key: string, more = {}) =>
    toCommand({ key, ctrlKey: false, metaKey: false, altKey: false, target: null, ...more });

  test.each([
    [press('/'), 'search'],
    [press('?'), 'shortcuts'],
    [press('k', { ctrlKey: true }), 'palette'],
    [press('K', { metaKey: true }), 'palette'],
    [press('/', { ctrlKey: true }), undefined],
    [press('x'), undefined],
  ])('gives %s', (command, expected) => {
    expect(command).toBe(expected);
  });
});

test('the palette finds by all words, what begins with them first, and not more than asked for', () => {
  const entries = ['Add source', 'Source hall', 'Hall source two', 'Rules'].map((text) => ({
    id: text,
    text,
    hint: '',
    run: () => undefined,
  }));
  const found = (text: string, limit?: number) =>
    findEntries(entries, text, limit).map((entry) => entry.text);
  expect(found('source')).toEqual(['Source hall', 'Add source', 'Hall source two']);
  expect(found('two hall')).toEqual(['Hall source two']);
  expect(found('', 2)).toHaveLength(2);
  expect(found('nothing')).toEqual([]);
});
