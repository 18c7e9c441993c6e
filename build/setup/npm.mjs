import { run } from './child.mjs';

/**
 * Runs npm: the one that started us when there is one, else the one on the PATH.
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Promise<number>} exit code
 */
export function npm(args, cwd) {
  const starter = process.env['npm_execpath'];
  if (starter?.endsWith('.js')) return run(process.execPath, [starter, ...args], { cwd });
  return run('npm', args, { cwd, shell: process.platform === 'win32' });
}
