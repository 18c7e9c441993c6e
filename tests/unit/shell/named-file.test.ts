import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTextFile, writeFileWhole } from '../../../src-main/platform/named-file.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'tallylight-'));

describe('a file the user names', () => {
  it('is written whole, for the user only, and nothing is left beside it', async () => {
    const root = folder();
    const path = join(root, 'out.json');
    writeFileSync(path, 'old');
    expect(await writeFileWhole(path, 'new')).toEqual({ ok: true, value: { file: 'out.json' } });
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(root)).toEqual(['out.json']);
  });

  it('that cannot be written is a failure in words, and nothing is left', async () => {
    const root = folder();
    mkdirSync(join(root, 'taken'));
    expect(await writeFileWhole(join(root, 'taken'), 'x')).toMatchObject({
      ok: false,
      failure: { kind: 'storage' },
    });
    expect(await writeFileWhole(join(root, 'none', 'x'), 'x')).toMatchObject({
      failure: { message: 'x cannot be written: there is no such file or folder.' },
    });
    expect(readdirSync(root)).toEqual(['taken']);
  });

  it('is read with its name', async () => {
    const path = join(folder(), 'in.json');
    writeFileSync(path, '{}');
    expect(await readTextFile(path)).toEqual({ ok: true, value: { name: 'in.json', text: '{}' } });
  });

  it('that is missing or far too large is refused without naming its folder', async () => {
    const root = folder();
    const path = join(root, 'huge.json');
    writeFileSync(path, '');
    truncateSync(path, 11 * 1024 * 1024);
    const answers = [await readTextFile(path), await readTextFile(join(root, 'none.json'))];
    expect(answers).toMatchObject([
      { failure: { message: 'huge.json is too large to be a configuration.' } },
      { failure: { message: 'none.json cannot be read: there is no such file or folder.' } },
    ]);
    expect(JSON.stringify(answers)).not.toContain(root);
  });
});
