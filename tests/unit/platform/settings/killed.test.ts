import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { profile } from '../support/profile.ts';

const folder = mkdtempSync(join(tmpdir(), 'tallylight-writer-'));
const writer = join(folder, 'writer.cjs');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  const source = resolve(import.meta.dirname, '../support/settings-writer.ts');
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: source,
      outDir: folder,
      rollupOptions: { output: { format: 'cjs', entryFileNames: 'writer.cjs' } },
    },
  });
});

/** Lets a child save, kills it in the middle of `saves` plus a moment, and tells the last save it has confirmed. */
async function killAfter(directory: string, saves: number, moment: number): Promise<number> {
  const child = spawn(process.execPath, [writer, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  const confirmed = () => text.split('\n').slice(0, -1);
  child.stdout.setEncoding('utf8');
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: string) => {
      text += chunk;
      if (confirmed().length >= saves) resolve();
    });
  });
  await new Promise((resolve) => setTimeout(resolve, moment));
  child.kill('SIGKILL');
  await once(child, 'close');
  return Number(confirmed().at(-1));
}

it('settings saved by a writer that is killed at any moment are whole, and no confirmed save is lost (P4)', async () => {
  const at = profile();
  for (let kill = 0; kill < 20; kill += 1) {
    const confirmed = await killAfter(at.directory, 2, (kill * 7) % 20);
    const settings = at.settings();
    expect(settings.notices).toEqual([]);
    expect(settings.load().sources.length).toBeGreaterThanOrEqual(confirmed);
  }
  expect(at.names().filter((name) => name.includes('corrupt'))).toEqual([]);
});
