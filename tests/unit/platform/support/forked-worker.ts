/** The real keychain worker in a forked child, with a keychain library of the test's choice. */
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll } from 'vitest';
import type { KeychainReply, StartWorker } from '../../../../src-main/platform/keychain-protocol.ts';
import type { FakeKeychain } from './fake-keytar.ts';

const SOURCE = resolve(import.meta.dirname, '../../../../src-main/platform/keychain-process.ts');
const FAKE = resolve(import.meta.dirname, 'fake-keytar.ts');

/** Bundles the worker; `library` replaces keytar, which else stays outside as it does in the app. */
async function bundle(folder: string, library: string | undefined): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'silent',
    ...(library !== undefined && { resolve: { alias: { keytar: library } } }),
    ssr: { noExternal: library === undefined ? [] : true },
    build: {
      ssr: SOURCE,
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: {
        external: ['keytar'].filter(() => library === undefined),
        output: { format: 'cjs', entryFileNames: 'worker.cjs' },
      },
    },
  });
  return join(folder, 'worker.cjs');
}

/** Starts `entry` as a child of this test, as the app starts its utility process. */
export function forking(
  entry: string,
  environment: Readonly<Record<string, string>>,
  started: () => void = () => undefined,
): StartWorker {
  return (events) => {
    started();
    const child = fork(entry, [], {
      env: { PATH: process.env['PATH'] ?? '', ...environment },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.on('message', (reply) => events.reply(reply as KeychainReply));
    child.once('exit', () => events.exit());
    return { post: (request) => void child.send(request), kill: () => void child.kill('SIGKILL') };
  };
}

export interface Keychain {
  readonly startWorker: StartWorker;
  set(keychain: Partial<FakeKeychain>): void;
  now(): FakeKeychain;
  /** How many workers have been started. */
  started(): number;
}

/** A folder with the worker in it, removed after all tests of the file. */
export async function workerIn(library: 'fake' | 'real'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tallylight-keychain-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return bundle(folder, library === 'fake' ? FAKE : undefined);
}

/** A fresh fake keychain, empty and in a fine mood, for the worker at `entry`. */
export function fakeKeychain(entry: string): Keychain {
  const file = join(mkdtempSync(join(resolve(entry, '..'), 'keychain-')), 'entries.json');
  let started = 0;
  const now = () => JSON.parse(readFileSync(file, 'utf8')) as FakeKeychain;
  const write = (keychain: FakeKeychain) => writeFileSync(file, JSON.stringify(keychain));
  write({ mood: 'fine', entries: {} });
  return {
    startWorker: forking(entry, { FAKE_KEYCHAIN: file }, () => (started += 1)),
    set: (keychain) => write({ ...now(), ...keychain }),
    now,
    started: () => started,
  };
}
