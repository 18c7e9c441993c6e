import { existsSync } from 'node:fs';
import { capture, run, runQuietly } from './child.mjs';
import { say, SetupStop } from './say.mjs';

/**
 * Debian and Ubuntu packages by what they are for. "a|b": b is what newer releases call a.
 * @type {Readonly<Record<'runtime' | 'display' | 'tests', readonly string[]>>}
 */
export const NEEDS = {
  runtime: [
    'libgtk-3-0|libgtk-3-0t64',
    'libatk-bridge2.0-0|libatk-bridge2.0-0t64',
    'libasound2|libasound2t64',
    'libnss3',
    'libgbm1',
    'libxss1',
    'libxtst6',
    'libdrm2',
    'libsecret-1-0',
    'libnotify4',
  ],
  display: ['xvfb', 'dbus', 'gnome-keyring', 'openbox', 'fonts-dejavu-core'],
  tests: ['libsecret-tools', 'python3-dbus', 'python3-gi'],
};

/** @typedef {keyof typeof NEEDS} Need */

/**
 * @param {readonly string[]} needed names, perhaps with alternatives
 * @param {string} report what `dpkg-query -W -f '${Package} ${db:Status-Abbrev}\n'` printed
 * @returns {string[]} those of `needed` of which no alternative is installed
 */
export function missingPackages(needed, report) {
  const lines = report.split('\n').map((line) => line.trim().split(/\s+/));
  const installed = new Set(lines.filter(([, status]) => status === 'ii').map(([name]) => name));
  return needed.filter((entry) => !entry.split('|').some((name) => installed.has(name)));
}

/** @param {readonly string[]} names */
export const installCommand = (names) => ['apt-get', 'install', '-y', '--no-install-recommends', ...names];

/**
 * Installs missing system packages where that is allowed. Does nothing where dpkg is not the packager.
 * @param {readonly Need[]} needs
 * @param {{ readonly insist?: boolean }} [options] without `insist` a lack is told and lived with
 */
export async function ensureSystemPackages(needs, { insist = true } = {}) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const missing = await findMissing(needs.flatMap((need) => NEEDS[need]));
  if (missing.length === 0) return;
  const prefix = await privilege();
  const names = missing.map((entry) => entry.split('|')[0] ?? entry);
  if (prefix !== undefined) return install(prefix, missing);
  const advice = `System packages are missing. Type:\n  sudo ${installCommand(names).join(' ')}`;
  if (insist) throw new SetupStop(advice);
  say(advice);
}

/** @param {readonly string[]} needed */
async function findMissing(needed) {
  const names = needed.flatMap((entry) => entry.split('|'));
  const format = '${Package} ${db:Status-Abbrev}\n';
  const stdio = /** @type {const} */ (['ignore', 'pipe', 'ignore']);
  const { text } = await capture('dpkg-query', ['-W', '-f', format, ...names], { stdio: [...stdio] });
  return missingPackages(needed, text);
}

/** @returns {Promise<string[] | undefined>} what to put before apt-get; undefined when we may not install */
async function privilege() {
  const settings = ['env', 'DEBIAN_FRONTEND=noninteractive'];
  if (!existsSync('/usr/bin/apt-get')) return undefined;
  if (process.getuid?.() === 0) return settings;
  const mayUseSudo = (await run('sudo', ['-n', 'true'], { stdio: 'ignore' })) === 0;
  return mayUseSudo ? ['sudo', '-n', ...settings] : undefined;
}

/** @param {readonly string[]} prefix @param {readonly string[]} missing */
async function install(prefix, missing) {
  say(`Installing system packages: ${missing.map((entry) => entry.split('|')[0]).join(' ')}`);
  await asRoot(prefix, ['apt-get', 'update', '-qq']);
  const names = await Promise.all(missing.map(choose));
  const { code, text } = await asRoot(prefix, [...installCommand(names), '-q']);
  if (code === 0) return;
  process.stderr.write(text);
  throw new SetupStop(`apt-get failed (exit code ${code}). Type:\n  sudo ${installCommand(names).join(' ')}`);
}

/** @param {readonly string[]} prefix @param {readonly string[]} words */
function asRoot(prefix, words) {
  const [command = '', ...args] = [...prefix, ...words];
  return runQuietly(command, args);
}

/** @param {string} entry @returns {Promise<string>} the first alternative that this release really has */
async function choose(entry) {
  const [first = '', ...others] = entry.split('|');
  for (const name of others.length === 0 ? [] : [first, ...others])
    if ((await run('apt-cache', ['show', name], { stdio: 'ignore' })) === 0) return name;
  return first;
}
