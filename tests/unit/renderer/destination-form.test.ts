import { describe, expect, it } from 'vitest';
import type { DestinationView } from '#contract/channels/destinations';
import { done, failed } from '#contract/failure';
import { standingOf } from '../../../src-renderer/destinations/standing.ts';
import { DestinationForm } from '../../../src-renderer/state/destination-form.svelte.ts';
import { DestinationList } from '../../../src-renderer/state/destination-list.svelte.ts';

const view: DestinationView = {
  id: 'ops',
  name: 'Ops room',
  preset: 'json',
  host: 'hooks.example.com',
  allowHttp: false,
  hasAddress: true,
  hasSigningSecret: true,
  hasToken: false,
  sessionOnly: false,
  rules: 1,
  waiting: 0,
};

describe('the form of a destination', () => {
  it('asks for name and address of a new one, and says so only when it is sent', () => {
    const form = new DestinationForm(undefined);
    expect(form.problem('name', undefined)).toBeUndefined();
    expect(form.check()).toBe(false);
    expect([form.problem('name', undefined), form.problem('secret.url', undefined)]).toEqual([
      'Fill in this field.',
      'Fill in this field.',
    ]);
    form.name = ' Ops ';
    form.url = ' https://hooks.example.com/x ';
    expect(form.check()).toBe(true);
    expect(form.toInput()).toEqual({
      name: 'Ops',
      preset: 'slack',
      allowHttp: false,
      sessionOnly: false,
      secret: { url: 'https://hooks.example.com/x' },
    });
  });

  it('leaves what is stored as it is while its fields are empty, and takes it away when told to', () => {
    const form = new DestinationForm(view);
    expect(form.check()).toBe(true);
    expect(form.toInput().secret).toEqual({});
    form.forgetsSigning = true;
    expect(form.toInput().secret).toEqual({ signingSecret: '' });
  });

  it('sends a token to ntfy only, and a signing secret with plain JSON only', () => {
    const form = new DestinationForm(view);
    form.token = 'tk_1';
    form.signingSecret = 'geheim';
    expect(form.toInput().secret).toEqual({ signingSecret: 'geheim' });
    form.preset = 'ntfy';
    expect(form.toInput().secret).toEqual({ token: 'tk_1' });
  });

  it('keeps nothing secret after sending', () => {
    const form = new DestinationForm(undefined);
    Object.assign(form, { url: 'https://x', token: 't', signingSecret: 's' });
    form.emptySecret();
    expect([form.url, form.token, form.signingSecret]).toEqual(['', '', '']);
  });

  it('shows what main finds wrong at its field', () => {
    const form = new DestinationForm(view);
    const { failure } = failed('invalid', 'Check the marked fields.', {
      fields: [{ path: 'secret.url', message: 'Use https.' }],
    });
    expect(form.problem('secret.url', failure)).toBe('Use https.');
    expect(form.shown(failure)).toEqual(['secret.url']);
  });
});

describe('the list of destinations', () => {
  it('is read, then follows what main publishes until it is stopped', async () => {
    const listeners = new Set<(views: readonly DestinationView[]) => void>();
    const list = new DestinationList({
      readDestinations: async () => done([view]),
      onDestinations: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    });
    const stop = list.start();
    expect(list.views).toBeUndefined();
    await Promise.resolve().then(() => undefined);
    await Promise.resolve();
    expect(list.find('ops')).toEqual(view);
    for (const listener of listeners) listener([]);
    expect(list.views).toEqual([]);
    stop();
    expect(listeners.size).toBe(0);
  });
});

it.each([
  [{ hasAddress: false }, 'blind', 'no address'],
  [{}, 'pending', 'not used yet'],
  [{ last: { at: 1, ok: true, title: 'A' } }, 'ok', 'told'],
  [{ last: { at: 1, ok: false, title: 'A', text: 'No.' } }, 'warning', 'not told'],
  [{ last: { at: 1, ok: false, title: 'A', text: 'No.' }, againAt: 2 }, 'warning', 'trying again'],
] as const)('a destination with %j stands as %s, %s', (more, tone, word) => {
  expect(standingOf({ ...view, ...more })).toEqual({ tone, word });
});
