import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What decides how Electron can run here.
 * @typedef {{ readonly isRoot: boolean, readonly canSandbox: boolean, readonly hasGpu: boolean }} Machine
 */

/**
 * Looks at this machine. `canSandbox` tells whether Chromium's sandbox works for a user who is not root:
 * by user namespaces (which containers and some kernels refuse) or by its helper, when that belongs to root and is setuid.
 * @param {string} dist of the runtime
 * @param {boolean} onVirtualDisplay
 * @returns {Machine}
 */
export function lookAtMachine(dist, onVirtualDisplay) {
  if (process.platform !== 'linux') return { isRoot: false, canSandbox: true, hasGpu: true };
  const isRoot = process.getuid?.() === 0;
  const canSandbox = !isRoot && (hasSetuidHelper(dist) || hasNamespaces());
  return { isRoot, canSandbox, hasGpu: existsSync('/dev/dri') && !onVirtualDisplay };
}

function hasNamespaces() {
  return spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' }).status === 0;
}

/** @param {string} dist */
function hasSetuidHelper(dist) {
  const helper = statSync(join(dist, 'chrome-sandbox'), { throwIfNoEntry: false });
  return helper !== undefined && helper.uid === 0 && (helper.mode & 0o4000) !== 0;
}

/**
 * The switches that Electron needs here, each with the reason that is told to the user.
 * @param {Machine} machine
 * @returns {readonly (readonly [flag: string, reason: string])[]}
 */
export function electronSwitches({ isRoot, canSandbox, hasGpu }) {
  /** @type {[string, string][]} */
  const switches = [];
  if (isRoot) switches.push(['--no-sandbox', 'Running as root: Chromium runs without its sandbox']);
  else if (!canSandbox)
    switches.push(['--no-sandbox', 'No user namespaces here: Chromium runs without its sandbox']);
  if (!hasGpu) switches.push(['--disable-gpu', 'No graphics card: drawing by the processor']);
  return switches;
}
