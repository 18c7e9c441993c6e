import { importBundled } from './bundle.mjs';
import { leastCpuPerTurn } from './measure.mjs';

const SOURCES = 1_000;
const START = Date.UTC(2026, 0, 5);
const ROLES = { live: 'live', queue: 'queue', wait: 'wait' };
const YARDSTICK = 'the text of one look (JSON.stringify)';
/** Where what was computed ends, so that no loop can be left out. */
const sink = { total: 0 };

/**
 * What judging one look by six rules costs among 1,000 sources (goal P10), and how long a week of 50 sources takes to
 * back-test.
 * @param {(line: import('./run.mjs').Line) => void} report
 */
export async function run(report) {
  const load = (file) => importBundled(new URL(`../../src-main/core/rules/${file}.ts`, import.meta.url));
  const [{ reduceAlerts }, { startAlerts }, { starterRules }, { backTest }] = await Promise.all(
    ['reduce', 'state', 'starter', 'back-test'].map(load),
  );
  const rules = sixRules(starterRules);
  const started = reduceAlerts(startAlerts(), { type: 'rules', at: START, rules }).state;
  reportJudging({ reduceAlerts, started }, report);
  reportBackTest(backTest, rules, report);
}

/** The starter rules that look at a queue, and one more, so that six ask about every source. */
function sixRules(starter) {
  const ofQueues = starter.filter((rule) => rule.id !== 'poor-health');
  const forecast = { type: 'forecast-above', threshold: 20, horizon: 600_000, probability: 0.7 };
  return [...ofQueues, { ...ofQueues[0], id: 'forecast', name: 'Forecast', condition: forecast }];
}

/** One round of looks a turn, 5 s apart; each show says what a source has at a round. */
const SHOWS = {
  'calm, queues of 0 to 4': (source, round) => ({ queue: (source + round) % 5 }),
  'busy, queues wavering around every threshold': (source, round) => ({
    queue: Math.round(7 + 6 * Math.sin((source + round) / 9)),
    wait: 200 + ((source * 37 + round * 11) % 250),
  }),
  'blind, every look fails': () => undefined,
};

function reportJudging(core, report) {
  const names = Object.keys(SHOWS);
  const plays = names.map((name) => player(core, SHOWS[name]));
  const [yardstick, ...costs] = leastCpuPerTurn([textOfLooks, ...plays], TURNS);
  report({ name: YARDSTICK, value: yardstick, unit: 'us' });
  names.forEach((name, index) =>
    report({
      name: `one look by six rules, ${SOURCES} sources, ${name}`,
      value: costs[index],
      unit: 'us',
      yardstick: YARDSTICK,
      ratio: costs[index] / yardstick,
      goal: 'at most 5 us a sample',
      met: costs[index] <= 5,
    }),
  );
}

/** Rounds of looks a turn, and turns: looks are made before anything is measured. */
const ROUNDS = 3;
const TURNS = 12;

/** Goes on where the last turn ended, as a running app does. */
function player({ reduceAlerts, started }, show) {
  const rounds = Array.from({ length: ROUNDS * TURNS }, (_, round) => roundOf(show, round));
  let state = started;
  return () => {
    const looks = rounds.splice(0, ROUNDS).flat();
    for (const look of looks) {
      const next = reduceAlerts(state, { type: 'look', look });
      sink.total += next.effects.length;
      state = next.state;
    }
    return looks.length;
  };
}

function roundOf(show, round) {
  return Array.from({ length: SOURCES }, (_, source) =>
    lookOf(source, START + 1_000 + round * 5_000 + source * 5, show(source, round)),
  );
}

function lookOf(source, at, readings) {
  const id = `project-${source}`;
  const seen = readings
    ? { good: true, condition: 'fresh', presence: 'live', readings: { live: 50, ...readings }, failures: 0 }
    : {
        good: false,
        condition: 'failing',
        readings: {},
        failures: 1,
        failure: { kind: 'timeout', message: 'No answer.' },
      };
  const flow = { arrivalsPerMinute: 4, departuresPerMinute: 4 };
  const of = { source: id, provider: 'streampixel', kind: 'project', label: id, roles: ROLES };
  return { at, poll: `${id}@${at}`, ...of, ...seen, ...flow, restarted: false, networkDown: false };
}

const someLooks = roundOf(SHOWS['calm, queues of 0 to 4'], 0);

function textOfLooks() {
  for (const look of someLooks) sink.total += JSON.stringify(look).length;
  return someLooks.length;
}

function reportBackTest(backTest, rules, report) {
  const week = Array.from({ length: 50 }, (_, source) => weekOf(source));
  const looks = week.reduce((sum, one) => sum + one.at.length, 0);
  const tried = {
    'queue long': rules.find((rule) => rule.id === 'queue-long'),
    'queue grows': rules.find((rule) => rule.id === 'queue-grows'),
    'a limit the queue crosses all the time': {
      ...rules[1],
      for: 0,
      condition: { type: 'above', metric: 'queue', value: 4 },
      clear: {},
    },
    'a limit the queue never falls below': {
      ...rules[1],
      for: 0,
      condition: { type: 'above', metric: 'queue', value: 0 },
      clear: {},
    },
    blind: rules.find((rule) => rule.id === 'blind'),
  };
  for (const [name, rule] of Object.entries(tried)) {
    const [cost] = leastCpuPerTurn([() => ((sink.total += backTest(rule, week).firings.length), 1)], 3);
    report({
      name: `back-test of 7 days x 50 sources (${(looks / 1e6).toFixed(1)} million looks), ${name}`,
      value: cost / 1_000,
      unit: 'ms',
      goal: 'at most 2 s',
      met: cost <= 2e6,
    });
  }
}

/** A week of polls every 5 s: a queue that comes every afternoon, with some chance in it, and a few failed looks. */
function weekOf(source) {
  const length = (7 * 86_400) / 5;
  let chance = source + 1;
  const random = () => (chance = (chance * 48_271) % 2_147_483_647) / 2_147_483_647;
  const at = Float64Array.from({ length }, (_, poll) => START + poll * 5_000);
  const queue = Float64Array.from({ length }, (_, poll) =>
    Math.max(0, Math.round(12 * Math.sin((poll / 17_280) * 2 * Math.PI) + 5 * random())),
  );
  const outcome = Uint8Array.from({ length }, () => (random() < 0.001 ? 2 : 1));
  const presence = new Uint8Array(length).fill(1);
  const label = `project-${source}`;
  return {
    source: label,
    provider: 'streampixel',
    kind: 'project',
    label,
    roles: ROLES,
    at,
    outcome,
    presence,
    values: { queue },
  };
}
