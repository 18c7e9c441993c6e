/** Which folder this run lives in. To be called before anything of Electron reads or writes there. */
import { chmodSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import type { CommandLine } from '../platform/cli.ts';

/** Chooses, makes and announces the profile's folder; the user's alone (faults.md S30). */
export function enterProfile(options: CommandLine): string {
  app.setName('Tallylight');
  app.setAppUserModelId('app.tallylight');
  const folder = profileOf(options);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.platform !== 'win32') chmodSync(folder, 0o700);
  app.setPath('userData', folder);
  // Chromium's many files stay out of the way of the few that are ours.
  app.setPath('sessionData', join(folder, 'page'));
  return folder;
}

function profileOf({ userDataDir, demo }: CommandLine): string {
  if (userDataDir !== undefined) return resolve(userDataDir);
  return join(app.getPath('appData'), demo ? 'Tallylight demo' : 'Tallylight');
}
