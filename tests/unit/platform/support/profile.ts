/** A profile folder of the test's own, removed after the test. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenStore } from '../../../../src-main/platform/guarded-store.ts';
import { createSettings } from '../../../../src-main/platform/settings-file.ts';
import { empty, NOW, openConf } from './profile-contents.ts';
import { afterwards } from './servers.ts';

export function profile() {
  const directory = mkdtempSync(join(tmpdir(), 'tallylight-profile-'));
  afterwards(() => rmSync(directory, { recursive: true, force: true }));
  const path = (name: string) => join(directory, name);
  return {
    directory,
    path,
    names: () => readdirSync(directory).sort(),
    read: (name: string) => readFileSync(path(name), 'utf8'),
    write: (name: string, content: string | Buffer) => writeFileSync(path(name), content),
    mode: (name: string) => statSync(path(name)).mode & 0o777,
    settings: (open: OpenStore = openConf, now = NOW) =>
      createSettings({ directory, open, initial: empty, now: () => now }),
  };
}
