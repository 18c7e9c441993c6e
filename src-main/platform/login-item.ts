/** Starting with the user's session. macOS and Windows have a call for it; on Linux it is a file (XDG autostart). */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import type { Log } from '../core/ports.ts';
import { autostartEntry } from './autostart.ts';

export interface LoginWish {
  readonly startAtLogin: boolean;
  readonly startHidden: boolean;
}

/** Never throws: a home that cannot be written is logged. */
export function setLoginItem(wish: LoginWish, log: Log): void {
  const args = wish.startHidden ? ['--hidden'] : [];
  if (process.platform !== 'linux') return app.setLoginItemSettings({ openAtLogin: wish.startAtLogin, args });
  try {
    writeAutostart(wish.startAtLogin, args);
  } catch (error) {
    log('warning', 'login item not changed', { error });
  }
}

function writeAutostart(wanted: boolean, args: readonly string[]): void {
  const config = process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config');
  const file = join(config, 'autostart', 'tallylight.desktop');
  if (!wanted) return rmSync(file, { force: true });
  const program = process.env['APPIMAGE'] ?? process.execPath;
  const own = app.isPackaged ? [] : [app.getAppPath()];
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, autostartEntry([program, ...own, ...args]));
}
