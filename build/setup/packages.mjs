import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { npm } from './npm.mjs';
import { inTree, ROOT } from './paths.mjs';
import { say, SetupStop } from './say.mjs';

/** @typedef {{ packages?: Record<string, { version?: string, optional?: boolean, link?: boolean }> }} Lockfile */

const LOCKFILE = inTree('package-lock.json');
const STAMP = inTree('node_modules', '.tallylight-setup');
/** npm writes it as the last act of an install, so it tells what is really there. */
const INSTALLED = inTree('node_modules', '.package-lock.json');

/** Installs the npm packages of the lockfile unless they are there already. */
export async function ensurePackages() {
  const lockfile = readFileSync(LOCKFILE, 'utf8');
  const stamp = createHash('sha256').update(lockfile).digest('hex');
  if (readIfThere(STAMP) === stamp) return;
  if (!isInstalled(JSON.parse(lockfile), JSON.parse(readIfThere(INSTALLED) ?? '{}'))) await install();
  mkdirSync(inTree('node_modules'), { recursive: true });
  writeFileSync(STAMP, stamp);
}

/** Install scripts stay off: nothing here needs one, and some registries block them. */
async function install() {
  say('Installing npm packages (npm ci)');
  const code = await npm(['ci', '--no-audit', '--no-fund'], ROOT);
  if (code !== 0) throw new SetupStop(`npm ci failed (exit code ${code}); its own words are above.`);
}

/**
 * Whether an earlier install by hand already put there what the lockfile wants.
 * @param {Lockfile} wanted
 * @param {Lockfile} present
 */
export function isInstalled(wanted, present) {
  const there = present.packages ?? {};
  return Object.entries(wanted.packages ?? {})
    .filter(([path, entry]) => path !== '' && !entry.optional && !entry.link)
    .every(([path, entry]) => there[path]?.version === entry.version);
}

/** @param {string} path @returns {string | undefined} */
function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
