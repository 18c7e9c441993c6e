import { mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createClock } from '../../../../src-main/platform/clock.ts';
import { createVault } from '../../../../src-main/platform/keychain.ts';
import { answerRequest, troubleOf } from '../../../../src-main/platform/keychain-calls.ts';
import { wordsFor } from '../../../../src-main/platform/keychain-words.ts';
import { forking, workerIn } from '../support/forked-worker.ts';
import { afterwards } from '../support/servers.ts';

describe('the library’s words', () => {
  it.each([
    [
      'Failed to load keytar native addon, checked ["../build/Release"] on prebuilds/linux-x64',
      'no-libsecret',
    ],
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'no-bus'],
    [
      'Error spawning command line “dbus-launch --autolaunch=3d12”: Child process exited with code 1',
      'no-bus',
    ],
    ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'no-keyring'],
    ['Could not connect: No such file or directory', 'no-bus'],
    ['The name org.freedesktop.secrets was not provided by any .service files', 'no-service'],
    ['Cannot create an item in a locked collection', 'locked'],
    ['User canceled the operation.', 'denied'],
    ['etwas ganz anderes', 'other'],
  ] as const)('%s means %s (K1 to K6)', (words, trouble) => {
    expect(troubleOf(new Error(words))).toBe(trouble);
  });

  it.each([
    ['no-libsecret', /libsecret is missing.*apt install.*dnf install.*this session only/],
    ['no-bus', /no D-Bus session.*dbus-run-session/],
    ['no-service', /GNOME Keyring, KWallet .* or KeePassXC/],
    ['no-keyring', /no login keyring.*Create one/],
    ['locked', /is locked.*Retry now/],
    ['denied', /denied/],
    ['hung', /does not answer/],
    ['stopped', /stopped/],
    ['other', /refused/],
  ] as const)('%s is told with what to do', (trouble, words) => {
    expect(wordsFor(trouble, 'linux')).toMatch(words);
  });

  it('talk of libsecret on Linux only', () => {
    expect(wordsFor('no-libsecret', 'darwin')).not.toContain('libsecret');
  });

  it('never leave the worker, nor does a failure to load it (K1)', async () => {
    const load = () => {
      throw new Error('libsecret-1.so.0: cannot open shared object file');
    };
    const reply = await answerRequest({ id: 4, call: 'read', account: 'sp' }, load);
    expect(reply).toEqual({ id: 4, ok: false, trouble: 'no-libsecret' });
  });
});

describe.runIf(process.platform === 'linux')('the real library', () => {
  let entry = '';
  beforeAll(async () => {
    entry = await workerIn('real');
  });

  it('without a session bus is told as such (K2)', async () => {
    const modules = resolve(import.meta.dirname, '../../../../node_modules');
    const nowhere = mkdtempSync(join(resolve(entry, '..'), 'home-'));
    const environment = {
      NODE_PATH: modules,
      HOME: nowhere,
      XDG_RUNTIME_DIR: nowhere,
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${nowhere}/no-bus`,
    };
    const vault = createVault({
      startWorker: forking(entry, environment),
      clock: createClock(),
      platform: 'linux',
    });
    afterwards(() => vault.stop());
    const read = await vault.read('sp');
    expect(!read.ok && read.failure.message).toContain('no D-Bus session');
  });
});
