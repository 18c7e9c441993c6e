import { run } from './child.mjs';

/**
 * Runs npm, errors only: the one that started us when there is one, else the one on the PATH.
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Promise<number>} exit code
 */
export function npm(args, cwd) {
  const words = [...args, '--ignore-scripts', '--loglevel=error', '--no-update-notifier'];
  const options = { cwd, stdio: /** @type {['ignore', 'ignore', 2]} */ (['ignore', 'ignore', 2]) };
  const starter = process.env['npm_execpath'];
  if (starter?.endsWith('.js')) return run(process.execPath, [starter, ...words], options);
  return run('npm', words, { ...options, shell: process.platform === 'win32' });
}
