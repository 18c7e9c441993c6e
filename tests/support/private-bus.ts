/** A bus of the test's own with one somebody on it: a service that never answers, or a machine that sleeps. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface PrivateBus {
  /** For DBUS_SESSION_BUS_ADDRESS or DBUS_SYSTEM_BUS_ADDRESS. */
  readonly address: string;
  /** A word for the somebody. */
  say(word: string): void;
  stop(): void;
}

const SCRIPT = fileURLToPath(new URL('./private-bus.py', import.meta.url));

/** @param folder for the socket. @param args as private-bus.py tells. */
export async function startPrivateBus(folder: string, ...args: readonly string[]): Promise<PrivateBus> {
  const address = `unix:path=${join(folder, 'bus')}`;
  const daemon = spawn(
    'dbus-daemon',
    ['--session', '--nofork', '--nopidfile', '--print-address', `--address=${address}`],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  await firstWord(daemon);
  const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: address };
  const somebody = spawn('/usr/bin/python3', ['-B', SCRIPT, ...args], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await firstWord(somebody);
  return {
    address,
    say: (word) => void somebody.stdin.write(`${word}\n`),
    stop: () => {
      somebody.kill();
      daemon.kill();
    },
  };
}

async function firstWord(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit').then(() => Promise.reject(new Error(`${child.spawnfile} ended`)));
  gone.catch(() => undefined);
  await Promise.race([child.stdout ? once(child.stdout, 'data') : gone, gone]);
}
