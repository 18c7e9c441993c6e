import { describe, expect, test } from 'vitest';
import type { ActionProgress } from '#contract/channels/actions';
import { done, failed } from '#contract/failure';
import { ActionsState } from '../../../../src-renderer/actions/actions-state.svelte.ts';
import { Selection } from '../../../../src-renderer/actions/selection.svelte.ts';
import { Toast } from '../../../../src-renderer/state/toast.svelte.ts';

const progress = (more: Partial<ActionProgress>): ActionProgress => ({
  nonce: 'n1',
  source: 'hall',
  label: 'Hall',
  action: 'close',
  phase: 'sending',
  sentence: 'Sending.',
  ...more,
});

async function started(known: readonly ActionProgress[] = []) {
  const toast = new Toast();
  let tell: (progress: ActionProgress) => void = () => undefined;
  const actions = new ActionsState(
    {
      readActions: async () => done(known),
      onActionProgress: (listener) => {
        tell = listener;
        return () => undefined;
      },
      copySecret: async ({ which }) =>
        which === 'key'
          ? done({ message: 'It is there.', clearsAt: 30_000 })
          : failed('not-found', 'No such.'),
      cancelAction: async () => done(undefined),
    },
    toast,
  );
  actions.start();
  await new Promise<void>((resolve) => setTimeout(resolve));
  return { actions, toast, tell: (one: Partial<ActionProgress>) => tell(progress(one)) };
}

describe('actions as the page knows them', () => {
  test('lock their source until they end, and then tell how, when no dialog shows it', async () => {
    const { actions, toast, tell } = await started();
    tell({});
    expect([actions.isBusy('hall'), actions.elsewhere.length]).toEqual([true, 1]);
    tell({ phase: 'ended', outcome: 'confirmed', sentence: 'Done.' });
    expect([actions.isBusy('hall'), actions.elsewhere, toast.message]).toEqual([
      false,
      [],
      { text: 'Done.', good: true },
    ]);
  });

  test('are told by their dialog alone while it is open', async () => {
    const { actions, toast, tell } = await started();
    const hide = actions.show('n1');
    tell({});
    expect(actions.elsewhere).toEqual([]);
    tell({ phase: 'ended', outcome: 'refused' });
    expect(toast.message).toBeUndefined();
    hide();
    tell({ nonce: 'n2', phase: 'ended', outcome: 'unconfirmed', sentence: 'Not seen.' });
    expect(toast.message).toEqual({ text: 'Not seen.', good: false });
  });

  test('that ran before the page began are known without being told again', async () => {
    const { actions, toast } = await started([progress({ phase: 'ended', outcome: 'confirmed' })]);
    expect([actions.of('hall')?.outcome, toast.message]).toEqual(['confirmed', undefined]);
  });

  test('what is on the clipboard is told in words, never shown; a refusal is told, too', async () => {
    const { actions, toast } = await started();
    await actions.copy('hall', 'key', 'window');
    expect(actions.copied).toEqual({ message: 'It is there.', clearsAt: 30_000 });
    await actions.copy('hall', 'other', 'window');
    expect(toast.message).toEqual({ text: 'No such.', good: false });
  });
});

describe('the selection', () => {
  const order = ['a', 'b', 'c', 'd'];

  test('takes a range from where the last one was taken, in either direction', () => {
    const selection = new Selection();
    selection.toggle('c');
    selection.extend('a', order);
    expect([...selection.ids].toSorted()).toEqual(['a', 'b', 'c']);
    selection.toggle('b');
    expect(selection.has('b')).toBe(false);
  });

  test('begins a range where the first is, when nothing was taken or it is gone', () => {
    const selection = new Selection();
    selection.extend('b', order);
    expect([...selection.ids]).toEqual(['b']);
    selection.clear();
    selection.toggle('gone');
    selection.extend('d', order);
    expect([...selection.ids].toSorted()).toEqual(['d', 'gone']);
  });
});
