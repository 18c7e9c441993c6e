import { describe, expect, test } from 'vitest';
import type { Failure } from '#contract/failure';
import { AccountForm } from '../../../src-renderer/state/account-form.svelte.ts';
import { SourceForm } from '../../../src-renderer/state/source-form.svelte.ts';
import { toInterval, toWhole } from '../../../src-renderer/state/whole-number.ts';
import { camera, hall, venue } from './views.ts';

const refused: Failure = {
  kind: 'invalid',
  message: 'Check the marked fields.',
  fields: [
    { path: 'secret.key', message: 'Too short.' },
    { path: 'accounts.0.baseUrl', message: 'Begin with https://.' },
    { path: 'rules.2.value', message: 'Not a number.' },
  ],
};

function filled(): AccountForm {
  const form = new AccountForm(venue);
  form.name = '  Main ';
  form.config = { ...form.config, user: 'u1' };
  form.secret = { key: 'k-123' };
  return form;
}

describe('the account form', () => {
  test('begins with what the descriptor proposes', () => {
    const form = new AccountForm(venue);
    expect(form.baseUrl).toBe('https://venue.test');
    expect(form.config).toEqual({ user: '', region: 'north' });
  });

  test('names each required field that is empty, and nothing else', () => {
    const form = new AccountForm(venue);
    expect(form.check()).toBe(false);
    const missing = form.paths.filter((path) => form.problem(path, undefined) !== undefined);
    expect(missing).toEqual(['name', 'config.user', 'secret.key']);
    expect(filled().check()).toBe(true);
  });

  test('shows a refusal at its field, and leaves the rest to be told apart', () => {
    const form = filled();
    expect(form.problem('secret.key', refused)).toBe('Too short.');
    expect(form.problem('baseUrl', refused)).toBe('Begin with https://.');
    expect(form.problem('name', refused)).toBeUndefined();
    expect(form.shown(refused)).toEqual(['secret.key', 'accounts.0.baseUrl']);
  });

  test('sends trimmed values and leaves out empty ones', () => {
    const form = filled();
    form.config = { user: 'u1', region: '' };
    expect(form.toInput()).toMatchObject({ name: 'Main', config: { user: 'u1' }, secret: { key: 'k-123' } });
  });

  test('holds no secret once it was sent', () => {
    const form = filled();
    form.emptySecret();
    expect(JSON.stringify(form.toInput())).not.toContain('k-123');
  });

  test.each([
    ['https://a.test', false],
    ['http://192.168.1.4/api', true],
    ['HTTP://a.test', true],
    ['http://127.0.0.1:8080', false],
    ['http://[::1]/', false],
    ['http://localhost', false],
    ['http://localhost.a.test', true],
  ])('%s asks for leave to be unencrypted: %s', (address, asks) => {
    const form = new AccountForm(venue);
    form.baseUrl = address;
    expect(form.isPlain).toBe(asks);
  });
});

describe('the source form', () => {
  test('asks for the fields of the kind, and again for those of another', () => {
    const form = new SourceForm(hall);
    form.label = 'Big hall';
    expect(form.check()).toBe(false);
    expect(form.problem('key.hallId', undefined)).toBeDefined();
    form.choose(camera);
    expect(form.key).toEqual({ cameraId: '' });
    expect(form.label).toBe('Big hall');
  });

  test('sends numbers only when they were entered', () => {
    const form = new SourceForm(hall);
    form.label = ' Big hall ';
    form.key = { hallId: ' h1 ' };
    expect(form.toInput('a1')).toEqual({
      account: 'a1',
      kind: 'hall',
      key: { hallId: 'h1' },
      label: 'Big hall',
    });
    form.capacity = '50';
    form.interval = '7,5';
    expect(form.check()).toBe(true);
    expect(form.toInput('a1')).toMatchObject({ capacity: 50, interval: 7_500 });
  });

  test.each(['-1', '1e3', 'many', '1.5'])('%j is no capacity', (text) => {
    const form = new SourceForm(hall);
    form.label = 'x';
    form.key = { hallId: 'h' };
    form.capacity = text;
    expect(form.check()).toBe(false);
    expect(form.problem('capacity', undefined)).toBeDefined();
  });
});

test('an empty number field is none, rubbish is refused', () => {
  expect([toWhole(' '), toWhole('7'), toWhole('x')]).toEqual([undefined, 7, null]);
  expect([toInterval(''), toInterval('0.25'), toInterval('5s')]).toEqual([undefined, 250, null]);
});
