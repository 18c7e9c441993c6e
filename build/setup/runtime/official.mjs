import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../child.mjs';
import { inTree } from '../paths.mjs';
import { say } from '../say.mjs';
import { executableIn } from './environment.mjs';
import { isReachable, releaseAddress, rememberUnreachable, wasUnreachable } from './release-host.mjs';

const PACKAGE = inTree('node_modules', 'electron');
/** A download that takes longer than this is given up. */
const DOWNLOAD_MS = 15 * 60 * 1000;

/** @returns {string} the version of Electron that the project declares and the lockfile fixed */
function declaredVersion() {
  return JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version;
}

/**
 * The official binary, when an earlier run or the user has fetched it.
 * @returns {import('./choose.mjs').Runtime | undefined}
 */
export function installedRuntime() {
  const dist = join(PACKAGE, 'dist');
  const path = join(dist, executableIn(process.platform));
  if (!existsSync(path) || !existsSync(join(dist, 'version'))) return undefined;
  const version = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  return version === declaredVersion() ? { path, dist, origin: 'official' } : undefined;
}

/**
 * Fetches the official binary when its host answers, with the electron package's own installer.
 * @returns {Promise<import('./choose.mjs').Runtime | undefined>}
 */
export async function downloadedRuntime() {
  const address = releaseAddress(process.env, declaredVersion(), process.platform, process.arch);
  if (wasUnreachable(address, Date.now())) return undefined;
  say(`Looking for Electron ${declaredVersion()} at ${new URL(address).host}`);
  if (!(await isWorthTrying(address)) || (await install()) !== 0) {
    say('The official Electron cannot be had here (will be tried again in some hours)');
    rememberUnreachable(address, Date.now());
    return undefined;
  }
  return installedRuntime();
}

/**
 * The downloader goes through a proxy only when told so; then our direct probe would prove nothing.
 * @param {string} address
 */
async function isWorthTrying(address) {
  return Boolean(process.env['ELECTRON_GET_USE_PROXY']) || (await isReachable(address));
}

function install() {
  say('Downloading it (about 110 MB, once)');
  return run(process.execPath, [join(PACKAGE, 'install.js')], { timeout: DOWNLOAD_MS });
}
