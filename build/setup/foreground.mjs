import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ended } from './child.mjs';

/** How long a program may take to end after it was asked to. */
const GRACE_MS = 5000;
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Runs the program that the command is about: it has our stdout and stderr, and the signals that we get
 * reach it once. It sits in a process group of its own, else Ctrl-C in a terminal would reach it twice, which Electron
 * takes as "quit at once".
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ readonly env?: NodeJS.ProcessEnv, readonly cwd?: string, readonly hush?: RegExp }} [options] lines of
 *   its stderr that match `hush` are left out
 * @returns {Promise<number>} its exit code, 128 when a signal ended it
 */
export async function runInForeground(command, args, { hush, ...options } = {}) {
  const errors = hush === undefined ? 'inherit' : 'pipe';
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', errors], detached: true, ...options });
  if (hush !== undefined && child.stderr !== null)
    createInterface(child.stderr).on('line', (line) => hush.test(line) || process.stderr.write(`${line}\n`));
  /** @type {NodeJS.Timeout | undefined} */
  let deadline;
  const onSignal = (/** @type {NodeJS.Signals} */ signal) => {
    if (deadline !== undefined) return;
    child.kill(signal);
    deadline = setTimeout(() => killGroup(child.pid), GRACE_MS);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  const code = await ended(child);
  clearTimeout(deadline);
  for (const signal of SIGNALS) process.off(signal, onSignal);
  return code;
}

/** @param {number | undefined} pid */
function killGroup(pid) {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended in this very moment.
  }
}
