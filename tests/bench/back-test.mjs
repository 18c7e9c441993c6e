import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildThread, findPackages, importBundled } from './bundle.mjs';

const STEP = 5_000;
const DAY = 86_400_000;
const END = Date.UTC(2026, 0, 12);
const START = END - 7 * DAY;
/** Written one by one; each is then copied: the chunks are the same, only the writing is spared. */
const WRITTEN = 5;
const COPIES = 10;
const KEEP_ALL = { keepFull: 9e15, keepMinutes: 9e15, keepHours: 9e15 };

/**
 * How long a rule takes to be tried on a week of 50 sources, looked at every 5 s and kept on disk: the whole way of the
 * app, from the question to the answer, with the history on its own thread (goal P10, "Must show" of back-tests).
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

/** A queue that comes every afternoon, people who come and go by chance, and a failed look now and then. */
function show(seed) {
  let state = seed;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  let inside = 20;
  const late = Math.floor(random() * 50) * 100;
  return (nth) => {
    const wanted = 40 + 25 * Math.sin(((nth + seed * 900) / 17_280) * 2 * Math.PI);
    const drawn = random();
    if (drawn < 0.25) inside += random() < 0.5 + (wanted - inside) / 40 ? 1 : -1;
    const at = START + nth * STEP + late + (random() < 0.1 ? 100 : 0);
    if (random() < 0.001) return { at };
    return { at, live: Math.min(50, inside), queue: Math.max(0, inside - 50) };
  };
}

function writeWeek(app, path) {
  const clock = { now: START };
  const keep = new app.Keeper({ path, now: () => clock.now, tell: () => undefined });
  const gathering = new app.Gathering();
  const kind = app.streampixel.descriptor.sourceKinds[0];
  const metrics = kind.metrics.map(({ id }) => id);
  const ids = Array.from({ length: WRITTEN }, (_, index) => `s${index}`);
  gathering.describe(ids.map((source) => ({ source, metrics, chief: 'queue' })));
  const players = ids.map((source, index) => ({
    source,
    next: show(index + 1),
    memory: app.queueMemoryFor(kind),
    shown: {},
  }));
  for (let nth = 0; nth < (7 * DAY) / STEP; nth++) {
    clock.now = START + nth * STEP;
    for (const player of players) gathering.append(entryOf(app, player, metrics, nth));
    if (nth % 12 === 11) keep.take(gathering.take());
    if (nth % 120 === 119) for (const _turn of app.choresOf(keep, clock.now, KEEP_ALL));
  }
  copySources(keep.store.database);
  keep.close();
}

function entryOf(app, player, metrics, nth) {
  const { at, ...counts } = player.next(nth);
  const { source } = player;
  if (counts.queue === undefined)
    return { type: 'miss', source, at, kind: 'timeout', message: 'No answer within 5 s.' };
  const { memory, readings } = app.derive(player.memory, { at, ...counts }, 50, player.shown);
  player.memory = memory;
  player.shown = { ...counts, ...readings };
  const values = metrics.map((id) => player.shown[id] ?? NaN);
  return { type: 'sample', source, at, values, presence: 'live' };
}

function copySources(database) {
  for (let copy = 1; copy < COPIES; copy++) {
    const by = copy * WRITTEN;
    database.exec(`BEGIN;
      INSERT INTO sources SELECT id + ${by}, 's' || (id - 1 + ${by}), metrics, chief, words, packed, minutes, hours
        FROM sources WHERE id <= ${WRITTEN};
      INSERT INTO chunks SELECT source + ${by}, step, start, until, rows, bytes FROM chunks WHERE source <= ${WRITTEN};
      COMMIT`);
  }
}

/** As much of a running core as a back-test asks for. */
function worldOf(app, history) {
  const account = { id: 'sp', provider: 'streampixel', name: 'Main', baseUrl: 'https://a.test', config: {} };
  const watched = new Map();
  for (let index = 0; index < WRITTEN * COPIES; index++) {
    const source = {
      id: `s${index}`,
      account: 'sp',
      kind: 'project',
      key: {},
      label: `Source ${index}`,
      capacity: 50,
    };
    watched.set(
      source.id,
      app.startWatched({
        source,
        account,
        provider: app.streampixel,
        handle: index,
        automatic: false,
        now: END,
      }),
    );
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
    made('state', { type: 'state-becomes', state: 'x' }),
    made('failing', { type: 'failing', after: 10_000 }),
  ];
}

async function reportRules(app, history, report) {
  const world = worldOf(app, history);
  for (const rule of rulesOf(app)) {
    const began = performance.now();
    const answer = await app.tryRule(world, { rule, from: START, until: END, isWanted: () => true });
    const took = performance.now() - began;
    if (!answer.ok) throw new Error(answer.failure.message);
    const { count, tried, looks } = answer.value;
    report({
      name: `${rule.name}: ${tried} sources, ${(looks / 1e6).toFixed(1)} million looks, ${count} firings`,
      value: took / 1_000,
      unit: 's',
      goal: 'at most 2 s',
      met: took <= 2_000,
    });
  }
}
