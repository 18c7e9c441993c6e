import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkWhole } from '../../../src-main/platform/history/checking.ts';
import { looks } from '../../../src-main/platform/history/looks.ts';
import { bundled, childEnvironment } from '../../support/bundled.ts';
import { SOURCES, START, STEP, valuesOf } from '../../support/history-writer.ts';
import { keeperAt } from '../../support/stored-show.ts';

const folder = mkdtempSync(join(tmpdir(), 'tallylight-killed-'));
const built = join(folder, 'built');
let writer = '';
let worker = '';
beforeAll(async () => {
  writer = await bundled('tests/support/history-writer.ts', built, 'writer');
  worker = await bundled('src-main/platform/history/worker.ts', built, 'worker');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Lets a child write until it has said `lines` lines and for `moment` ms more, kills it, and tells what it said. */
async function killAfter(args: readonly string[], lines: number, moment: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [writer, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: childEnvironment,
  });
  let text = '';
  const said = () => text.split('\n').slice(0, -1);
  child.stdout.setEncoding('utf8');
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: string) => {
      text += chunk;
      if (said().length >= lines) resolve();
    });
  });
  await new Promise((resolve) => setTimeout(resolve, moment));
  child.kill('SIGKILL');
  await once(child, 'close');
  return said();
}

/** The polls of a source that are in the file, oldest first: their times and both values. */
function storedIn(directory: string, source: string) {
  const clock = { now: START };
  const keep = keeperAt(join(directory, 'history.sqlite'), clock);
  expect(keep.news).toEqual([]);
  checkWhole(keep, START);
  const question = { source, metrics: ['nth', 'queue'], from: 0, until: Infinity };
  const { at, values } = looks(keep.store, question);
  keep.close();
  return Array.from(at, (time, row) => ({ at: time, values: values.map((column) => column[row]) }));
}

describe('a writer that is killed in the middle of heavy writing', () => {
  it('fifty times leaves a file that opens every time, with every poll that was kept, once and as it was', async () => {
    const directory = mkdtempSync(join(folder, 'store-'));
    let most = -1;
    for (let kill = 0; kill < 50; kill++) {
      const said = await killAfter([directory, 'store'], 1 + ((kill * 37) % 90), (kill * 11) % 40);
      expect(said.filter((line) => line.startsWith('trouble'))).toEqual([]);
      most = Math.max(most, Number(said.at(-1)));
      const index = kill % SOURCES.length;
      const stored = storedIn(directory, SOURCES[index] ?? '');
      expect(stored.length).toBeGreaterThan(most);
      const truth = stored.map((_, nth) => ({ at: START + nth * STEP, values: [...valuesOf(nth, index)] }));
      expect(stored).toEqual(truth);
    }
    expect(most).toBeGreaterThan(2_000);
    expect(readdirSync(directory).filter((name) => name.includes('corrupt'))).toEqual([]);
  }, 300_000);

  it('has lost at most its last second', async () => {
    for (let kill = 0; kill < 6; kill++) {
      const directory = mkdtempSync(join(folder, 'app-'));
      const said = await killAfter([directory, 'app', worker], 120 + kill * 17, kill * 7);
      const last = Number(said.at(-1));
      const stored = new Set(storedIn(directory, 'c').map(({ at }) => at));
      // Beyond the second that may be lost, a moment for the thread to write what it was given.
      const safe = said.map(Number).filter((at) => at < last - 1_000 - 250);
      expect(safe.length).toBeGreaterThan(0);
      expect(safe.filter((at) => !stored.has(at))).toEqual([]);
    }
  }, 120_000);
});
