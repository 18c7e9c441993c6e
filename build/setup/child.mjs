import { spawn } from 'node:child_process';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {import('node:child_process').SpawnOptions} SpawnOptions */

/**
 * Runs a program to its end; what it prints goes to our stderr unless `stdio` says otherwise.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 127 when it could not be started, 128 when a signal ended it
 */
export function run(command, args, options = {}) {
  return ended(spawn(command, args, { stdio: ['ignore', 2, 2], ...options }));
}

/**
 * @param {ChildProcess} child
 * @returns {Promise<number>} exit code, as for `run`
 */
export function ended(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 128));
  });
}

/**
 * Runs a program and keeps what it writes to stdout.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {SpawnOptions} [options]
 * @returns {Promise<{ code: number, text: string }>}
 */
export async function capture(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 2], ...options });
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ part) => (text += part));
  return { code: await closed(child), text };
}

/** @param {ChildProcess} child @returns {Promise<number>} settles when its output has been read too */
function closed(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('close', (code) => resolve(code ?? 128));
  });
}

/**
 * Runs a program whose words matter only when it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {SpawnOptions} [options]
 * @returns {Promise<{ code: number, text: string }>} all that it wrote to stdout and stderr, as it came
 */
export async function runQuietly(command, args, options = {}) {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (/** @type {string} */ part) => (text += part));
  return { code: await closed(child), text };
}
