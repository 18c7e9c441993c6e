import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint } from '../../../build/setup/sources.mjs';

let root = '';
const print = () => fingerprint(root, ['src', 'config.ts', 'absent']);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'sources-'));
  mkdirSync(join(root, 'src', 'deep'), { recursive: true });
  writeFileSync(join(root, 'src', 'deep', 'a.ts'), 'one');
  writeFileSync(join(root, 'config.ts'), 'two');
});
afterEach(() => rmSync(root, { recursive: true }));

test('files that were only touched do not ask for a new build', () => {
  const before = print();
  utimesSync(join(root, 'config.ts'), 1, 1);
  expect(print()).toBe(before);
});

test('every change, addition, renaming and removal below the sources asks for a new build', () => {
  const seen = new Set([print()]);
  writeFileSync(join(root, 'src', 'deep', 'a.ts'), 'changed');
  seen.add(print());
  writeFileSync(join(root, 'src', 'b.ts'), '');
  seen.add(print());
  renameSync(join(root, 'src', 'b.ts'), join(root, 'src', 'c.ts'));
  seen.add(print());
  rmSync(join(root, 'config.ts'));
  seen.add(print());
  expect(seen.size).toBe(5);
});

test('files beside the sources do not matter', () => {
  const before = print();
  writeFileSync(join(root, 'notes.md'), 'new');
  expect(print()).toBe(before);
});
