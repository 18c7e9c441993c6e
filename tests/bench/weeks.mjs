import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildThread, findPackages, importBundled } from './bundle.mjs';

/**
 * Plays two weeks of 20 sources of three vendors, looked at every 5 s, through the whole pipeline into a history on disk,
 * and compares every bucket of every chart with the samples. Minutes of processor time: `npm test` plays a day of it.
 * @param {(line: import('./run.mjs').Line) => void} report
 */
export async function run(report) {
  findPackages();
  const folder = mkdtempSync(join(tmpdir(), 'tallylight-weeks-bench-'));
  try {
    const { tell, DAY } = await importBundled(new URL('weeks-entry.ts', import.meta.url));
    const entry = await buildThread('../support/long-show/turned-store.ts', folder);
    const span = 14 * DAY;
    const kept = { keepFull: 2 * DAY, keepMinutes: 7 * DAY, keepHours: 730 * DAY };
    reportAll(await tell({ entry, env: process.env }, folder, span, kept), folder, report);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function reportAll({ played, verdicts, wrongGaps, cost }, folder, report) {
  const sources = [...played.recorded.sources.values()];
  const polls = sources.reduce((sum, { count, misses }) => sum + count + misses.length, 0);
  report({
    name: 'polls of 20 sources',
    value: polls / 1e6,
    unit: 'million',
    goal: 'two weeks',
    met: polls > 4.5e6,
  });
  report({
    name: 'the whole pipeline but for the network, store included',
    value: cost,
    unit: 'us of processor time a request',
  });
  report({ name: 'whole file', value: statSync(join(folder, 'history.sqlite')).size / 1e6, unit: 'MB' });
  none('readings that are not what the vendor told', played.wrong, report);
  for (const [range, { buckets, wrong }] of verdicts) {
    report({ name: `buckets compared, charts of ${range}`, value: buckets, unit: 'buckets' });
    none(`wrong buckets, charts of ${range}`, wrong, report);
  }
  none('failures and pauses without their gap', wrongGaps, report);
}

function none(name, wrong, report) {
  for (const words of wrong.slice(0, 5)) console.error(`    ${words}`);
  report({ name, value: wrong.length, unit: '', goal: 'none', met: wrong.length === 0 });
}
