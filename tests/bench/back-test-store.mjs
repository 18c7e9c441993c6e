/** A store with a week of projects and of streams, as the app would have kept it. */

export const STEP = 5_000;
const DAY = 86_400_000;
export const END = Date.UTC(2026, 0, 12);
export const START = END - 7 * DAY;
/** Written one by one of each kind; each is then copied: the chunks are the same, only the writing is spared. */
const WRITTEN = 5;
const COPIES = 10;
export const EACH = WRITTEN * COPIES;
const KEEP_ALL = { keepFull: 9e15, keepMinutes: 9e15, keepHours: 9e15 };
const AN_HOUR = 3_600_000 / STEP;

function randomOf(seed) {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** A queue that comes every afternoon, people who come and go by chance, and a failed look now and then. */
function project(app, seed) {
  const random = randomOf(seed);
  const kind = app.streampixel.descriptor.sourceKinds[0];
  let memory = app.queueMemoryFor(kind);
  let inside = 20;
  let shown = {};
  const late = Math.floor(random() * 50) * 100;
  return (nth) => {
    const wanted = 40 + 25 * Math.sin(((nth + seed * 900) / 17_280) * 2 * Math.PI);
    if (random() < 0.25) inside += random() < 0.5 + (wanted - inside) / 40 ? 1 : -1;
    const at = START + nth * STEP + late + (random() < 0.1 ? 100 : 0);
    if (random() < 0.001) return { at };
    const counts = { live: Math.min(50, inside), queue: Math.max(0, inside - 50) };
    const derived = app.derive(memory, { at, ...counts }, 50, shown);
    memory = derived.memory;
    shown = { ...counts, ...derived.readings };
    return { at, readings: shown, presence: 'live' };
  };
}

/** Off at night; a few times a day nothing comes in for a minute, viewers get a third for some minutes, or health is poor. */
function stream(app, seed) {
  const random = randomOf(seed + 100);
  const kind = app.storm.descriptor.sourceKinds.find((one) => one.kind === 'stream');
  let memory = app.startInsight;
  const is = { people: 30, health: 80, inTotal: 0, outTotal: 0, stalled: 0, thin: 0, poor: 0 };
  const late = Math.floor(random() * 50) * 100;
  const began = (trouble, looks) => {
    if (random() < 3 / (24 * AN_HOUR)) is[trouble] = looks;
    return is[trouble] > 0 && is[trouble]-- > 0;
  };
  return (nth) => {
    const at = START + nth * STEP + late + (random() < 0.1 ? 100 : 0);
    if (random() < 0.001) return { at };
    const hour = ((nth + seed * 300) / AN_HOUR) % 24;
    const isOff = hour < 6;
    if (isOff) Object.assign(is, { inTotal: 0, outTotal: 0 });
    const reading = isOff ? {} : readingsOf(is, random, { began });
    const sample = { at, ok: true, presence: isOff ? 'offline' : 'live', readings: reading, facts: {} };
    memory = app.learn(kind, memory, sample, false);
    const found = isOff ? {} : app.insightReadings(kind, memory, random() * 1_000);
    const told = isOff ? {} : { state: 'PUBLISHED', grade: is.health < 40 ? 'Bad' : 'Good' };
    return { at, readings: { ...reading, ...found }, presence: sample.presence, ...told };
  };
}

function readingsOf(is, random, { began }) {
  const isStalled = began('stalled', 12);
  const isThin = began('thin', 60);
  const isPoor = began('poor', 24);
  if (random() < 0.2) is.people = Math.max(3, is.people + (random() < 0.5 ? 1 : -1));
  is.health = Math.min(
    99,
    Math.max(5, is.health + (random() - 0.5) * 4 + ((isPoor ? 25 : 85) - is.health) / 8),
  );
  const inBandwidth = isStalled ? 0 : Math.round(650_000 * (0.9 + 0.2 * random()));
  const each = (isThin ? 0.3 : 1) * 600_000 * (0.9 + 0.2 * random());
  const outBandwidth = Math.round(each * is.people);
  is.inTotal += (inBandwidth * STEP) / 1_000;
  is.outTotal += (outBandwidth * STEP) / 1_000;
  return {
    viewers: is.people,
    systemClients: 1,
    inBandwidth,
    outBandwidth,
    inTotalBytes: Math.round(is.inTotal),
    outTotalBytes: Math.round(is.outTotal),
    health: Math.round(is.health * 100) / 100,
  };
}

function playersOf(app) {
  const numbers = Array.from({ length: WRITTEN }, (_, index) => index);
  const [hall] = app.streampixel.descriptor.sourceKinds;
  const feed = app.storm.descriptor.sourceKinds.find((one) => one.kind === 'stream');
  const made = (prefix, kind, chief, play) =>
    numbers.map((index) => ({
      source: `${prefix}${index}`,
      metrics: kind.metrics.map(({ id }) => id),
      chief,
      next: play(app, index + 1),
    }));
  return [...made('p', hall, 'queue', project), ...made('t', feed, 'viewers', stream)];
}

/** Writes the store: projects `p0` to `p49` and streams `t0` to `t49`. */
export function writeWeek(app, path) {
  const clock = { now: START };
  const keep = new app.Keeper({ path, now: () => clock.now, tell: () => undefined });
  const gathering = new app.Gathering();
  const players = playersOf(app);
  gathering.describe(players.map(({ source, metrics, chief }) => ({ source, metrics, chief })));
  for (let nth = 0; nth < (7 * DAY) / STEP; nth++) {
    clock.now = START + nth * STEP;
    for (const player of players) gathering.append(entryOf(player, nth));
    if (nth % 12 === 11) keep.take(gathering.take());
    if (nth % 120 === 119) for (const _turn of app.choresOf(keep, clock.now, KEEP_ALL));
  }
  copySources(keep.store.database, players.length);
  keep.close();
}

function entryOf({ source, metrics, next }, nth) {
  const { at, readings, ...told } = next(nth);
  if (readings === undefined)
    return { type: 'miss', source, at, kind: 'timeout', message: 'No answer within 5 s.' };
  return { type: 'sample', source, at, values: metrics.map((id) => readings[id] ?? NaN), ...told };
}

function copySources(database, written) {
  for (let copy = 1; copy < COPIES; copy++) {
    const by = copy * written;
    const name = `substr(name, 1, 1) || (CAST(substr(name, 2) AS INTEGER) + ${copy * WRITTEN})`;
    database.exec(`BEGIN;
      INSERT INTO sources SELECT id + ${by}, ${name}, metrics, chief, words, packed, minutes, hours
        FROM sources WHERE id <= ${written};
      INSERT INTO chunks SELECT source + ${by}, step, start, until, rows, bytes FROM chunks WHERE source <= ${written};
      COMMIT`);
  }
}
