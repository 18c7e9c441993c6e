import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { SetupStop } from '../say.mjs';

const GRACE_MS = 2000;
const READY_MS = 15_000;
/** Asks the kernel to end the program when we are killed without a chance to do it ourselves. */
const LEASH = existsSync('/usr/bin/setpriv') ? ['/usr/bin/setpriv', '--pdeathsig', 'TERM'] : [];

/**
 * @typedef {import('node:child_process').ChildProcess} ChildProcess
 * @typedef {(command: string, args: readonly string[], options?: import('node:child_process').SpawnOptions) => ChildProcess} Start
 */

/**
 * Starts a program that lives beside the one the command is about. Out of the terminal's process
 * group, so that Ctrl-C ends the app first and its display after it.
 * @type {Start}
 */
export function startInBackground(command, args, options = {}) {
  const [first = command, ...rest] = [...LEASH, command, ...args];
  const child = spawn(first, rest, { stdio: 'ignore', detached: true, ...options });
  // Whoever waits for it to be ready hears of this; nobody else needs to.
  child.on('error', () => undefined);
  return child;
}

/**
 * Ends a program and waits until it is gone.
 * @param {ChildProcess} child
 * @returns {Promise<void>}
 */
export function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    child.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/**
 * The first line that a program writes to one of its descriptors.
 * @param {ChildProcess} child
 * @param {number} descriptor
 * @param {string} name for the message when it ends or stays silent
 * @returns {Promise<string>}
 */
export function firstLine(child, descriptor, name) {
  const stream = /** @type {import('node:stream').Readable} */ (child.stdio[descriptor]);
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = () => reject(new SetupStop(`${name} did not start.`));
    const timer = setTimeout(fail, READY_MS);
    child.once('error', fail).once('exit', fail);
    stream.setEncoding('utf8').on('data', (part) => {
      text += part;
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      child.off('exit', fail);
      resolve(text.split('\n')[0] ?? '');
    });
  });
}

/**
 * Asks again and again until a thing is ready.
 * @param {() => boolean | Promise<boolean>} isReady
 * @param {string} name for the message when it never is
 */
export async function whenReady(isReady, name) {
  const end = Date.now() + READY_MS;
  while (!(await isReady())) {
    if (Date.now() > end) throw new SetupStop(`${name} did not start.`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
