import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../../../src-main/', import.meta.url));
const files = readdirSync(MAIN, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith('.ts'));
const using = (pattern: RegExp) =>
  files.filter((name) => pattern.test(readFileSync(join(MAIN, name), 'utf8')));

describe('what must pass through one place', () => {
  it('is every question of the page: nobody else uses ipcMain (S8)', () => {
    expect(using(/\bipcMain\b/)).toEqual(['platform/ipc-server.ts']);
  });

  it('is every message to the page (S8)', () => {
    expect(using(/webContents\.send\(/)).toEqual(['platform/window.ts']);
  });

  it('is every bubble on Linux: only the fallback knows the call that waits for the desktop (F4)', () => {
    expect(using(/new Notification\(/)).toEqual(['platform/bubbles-electron.ts']);
  });

  it('opens no address outside of the app (S22)', () => {
    expect(using(/\bopenExternal\b/)).toEqual([]);
  });
});
