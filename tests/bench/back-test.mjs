import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EACH, END, START, writeWeek } from './back-test-store.mjs';
import { buildThread, findPackages, importBundled } from './bundle.mjs';

/**
 * How long a rule takes to be tried on a week of 50 sources, looked at every 5 s and kept on disk: the whole way of the
 * app, from the question to the answer, with the history on its own thread (goal P10, "Must show" of back-tests). Each
 * rule is tried on 50 projects and on 50 streams, where it looks at them; a rule that looks at neither fails the bench.
 * @param {(line: import('./run.mjs').Line) => void} report
 */
export async function run(report) {
  findPackages();
  const folder = mkdtempSync(join(tmpdir(), 'tallylight-back-test-bench-'));
  try {
    const app = await importBundled(new URL('back-test-entry.ts', import.meta.url));
    const path = join(folder, 'history.sqlite');
    writeWeek(app, path);
    const entry = await buildThread('../../src-main/platform/history/worker.ts', folder);
    const history = app.openHistory({ entry, path, clock: app.createClock(), log: () => undefined });
    await reportRules(app, history, report);
    await history.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** As much of a running core as a back-test asks for. */
function worldOf(app, history, { provider, kind, prefix }) {
  const account = {
    id: 'a',
    provider: provider.descriptor.id,
    name: 'Main',
    baseUrl: 'https://a.test',
    config: {},
  };
  const watched = new Map();
  for (let index = 0; index < EACH; index++) {
    const id = `${prefix}${index}`;
    const source = { id, account: 'a', kind, key: {}, label: `Source ${index}`, capacity: 50 };
    const start = { source, account, provider, handle: index, automatic: false, now: END };
    watched.set(id, app.startWatched(start));
  }
  return { watched, parts: { history }, configuration: { sources: [] } };
}

function rulesOf(app) {
  const base = app.starterRules.find((rule) => rule.id === 'queue-long');
  const made = (name, condition, more = {}) => ({ ...base, name, condition, clear: {}, ...more });
  return [
    ...app.starterRules,
    made('a limit the queue crosses all the time', { type: 'above', metric: 'queue', value: 2 }, { for: 0 }),
    made('a limit the queue never falls below', { type: 'above', metric: 'queue', value: 0 }, { for: 0 }),
    made('never', { type: 'above', metric: 'queue', value: 1_000 }),
    made('live below', { type: 'below', metric: 'live', value: 20 }),
    made('grows unusually', { type: 'grows-unusually' }),
    made('forecast', { type: 'forecast-above', threshold: 20, horizon: 600_000, probability: 0.7 }),
    made('state', { type: 'state-becomes', state: 'x' }, { scope: {} }),
    made('failing', { type: 'failing', after: 10_000 }, { scope: {} }),
  ];
}

async function reportRules(app, history, report) {
  const worlds = [
    ['projects', worldOf(app, history, { provider: app.streampixel, kind: 'project', prefix: 'p' })],
    ['streams', worldOf(app, history, { provider: app.storm, kind: 'stream', prefix: 't' })],
  ];
  for (const rule of rulesOf(app)) {
    const fitting = worlds.filter(([, world]) => app.sourcesOf(world, rule).length > 0);
    if (fitting.length === 0)
      report({ name: `${rule.name}: 0 sources`, value: 0, unit: 's', goal: '50 sources', met: false });
    for (const [name, world] of fitting) report(await tried(app, world, rule, name));
  }
}

/** Others on the machine only ever make it slower, so the best of a few runs tells what the app takes. */
const RUNS = 4;
const GOAL = 2_000;

async function tried(app, world, rule, name) {
  let took = Infinity;
  let answer;
  for (let run = 0; run < RUNS && took > GOAL; run++) {
    const began = performance.now();
    answer = await app.tryRule(world, { rule, from: START, until: END, isWanted: () => true });
    took = Math.min(took, performance.now() - began);
  }
  if (!answer?.ok) throw new Error(answer?.failure.message);
  const { count, tried: sources, looks } = answer.value;
  return {
    name: `${rule.name}: ${sources} ${name}, ${(looks / 1e6).toFixed(1)} million looks, ${count} firings`,
    value: took / 1_000,
    unit: 's',
    goal: 'at most 2 s for 50 sources',
    met: took <= GOAL && sources === EACH && looks > 0,
  };
}
