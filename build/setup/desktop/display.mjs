import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstLine, startInBackground, whenReady } from './background.mjs';

export const SCREEN = { width: 1600, height: 1000 };

/**
 * An X server without a screen, open only to who can read its cookie.
 * @param {string} folder private
 * @param {NodeJS.ProcessEnv} env
 */
export async function startDisplay(folder, env) {
  const authority = join(folder, 'xauthority');
  writeFileSync(authority, cookie(), { mode: 0o600 });
  const screen = `${SCREEN.width}x${SCREEN.height}x24`;
  const args = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-auth', authority];
  const server = startInBackground('Xvfb', args, { env, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const display = `:${await firstLine(server, 3, 'Xvfb')}`;
  return { server, env: { DISPLAY: display, XAUTHORITY: authority, XDG_SESSION_TYPE: 'x11' } };
}

/** One entry of an Xauthority file (libXau): any host, any display number. */
function cookie() {
  const anyFamily = Buffer.from([0xff, 0xff]);
  const parts = ['', '', 'MIT-MAGIC-COOKIE-1', randomBytes(16)].map((part) => Buffer.from(part));
  return Buffer.concat([anyFamily, ...parts.flatMap((part) => [lengthOf(part), part])]);
}

/** @param {Buffer} part */
function lengthOf(part) {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(part.length);
  return length;
}

/**
 * Without a window manager no window is ever focused or minimised.
 * @param {string} folder
 * @param {NodeJS.ProcessEnv} env
 */
export async function startWindowManager(folder, env) {
  const sign = join(folder, 'window-manager-is-up');
  const manager = startInBackground('openbox', ['--sm-disable', '--startup', `touch ${sign}`], { env });
  await whenReady(() => existsSync(sign), 'openbox');
  return manager;
}
