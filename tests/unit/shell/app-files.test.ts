import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listAppFiles } from '../../../src-main/platform/app-files.ts';

function folderWith(files: readonly string[]): string {
  const root = mkdtempSync(join(tmpdir(), 'tallylight-'));
  mkdirSync(join(root, 'assets'));
  files.forEach((file) => writeFileSync(join(root, file), 'x'));
  return root;
}

describe('the map of files that may be served', () => {
  it('names each file by its address and type', () => {
    const root = folderWith(['index.html', 'assets/a.js']);
    expect(Object.fromEntries(listAppFiles(root))).toEqual({
      '/index.html': { path: join(root, '/index.html'), type: 'text/html; charset=utf-8' },
      '/assets/a.js': { path: join(root, '/assets/a.js'), type: 'text/javascript; charset=utf-8' },
    });
  });

  it('leaves out files of unknown kinds and links that could lead outside', () => {
    const root = folderWith(['index.html', 'notes.txt', 'a.js.map', 'assets/.env']);
    symlinkSync('/etc/hostname', join(root, 'assets', 'name.json'));
    expect([...listAppFiles(root).keys()]).toEqual(['/index.html']);
  });
});
