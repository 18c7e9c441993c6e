import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../paths.mjs';

const RELEASES = 'https://github.com/electron/electron/releases/download/';
const PROBE_MS = 4000;
/** How long a failed probe is believed, so that the next command does not wait for it again. */
const REMEMBER_MS = 6 * 60 * 60 * 1000;

/**
 * A mirror setting under one of the names that the electron package's downloader reads: npm's
 * configuration, package.json's "config", the environment.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} name in snake case
 */
function mirrorSetting(env, name) {
  const upper = name.toUpperCase();
  return (
    env[`npm_config_electron_${name}`] ||
    env[`NPM_CONFIG_ELECTRON_${upper}`] ||
    env[`npm_package_config_electron_${name}`] ||
    env[`ELECTRON_${upper}`]
  );
}

/**
 * The address from which the official binary would come.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} version without "v"
 * @param {string} platform
 * @param {string} arch
 */
export function releaseAddress(env, version, platform, arch) {
  const base = mirrorSetting(env, 'mirror') ?? RELEASES;
  const folder = (mirrorSetting(env, 'custom_dir') ?? `v${version}`).replace('{{ version }}', version);
  const file = mirrorSetting(env, 'custom_filename') ?? `electron-v${version}-${platform}-${arch}.zip`;
  return `${base}${folder}/${file}`;
}

/**
 * Asks for the file's head only; a host that cannot be reached within four seconds counts as absent.
 * @param {string} address
 */
export async function isReachable(address) {
  try {
    const answer = await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) });
    return answer.ok;
  } catch {
    return false;
  }
}

const memory = () => join(cacheFolder(), 'release-host.json');

/**
 * Whether this address was found unreachable during the last hours.
 * @param {string} address
 * @param {number} now epoch ms
 */
export function wasUnreachable(address, now) {
  try {
    const last = JSON.parse(readFileSync(memory(), 'utf8'));
    return last.address === address && now >= last.at && now - last.at < REMEMBER_MS;
  } catch {
    return false;
  }
}

/** @param {string} address @param {number} at epoch ms */
export function rememberUnreachable(address, at) {
  mkdirSync(cacheFolder(), { recursive: true });
  writeFileSync(memory(), JSON.stringify({ address, at }));
}
