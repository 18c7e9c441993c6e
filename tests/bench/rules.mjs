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

const wavering = (source, round) => ({
  live: 50,
  queue: Math.round(7 + 6 * Math.sin((source + round) / 9)),
  wait: 200 + ((source * 37 + round * 11) % 250),
});
const calm = (source, round) => ({ live: 50, queue: (source + round) % 5 });

/** What a source has at a round of looks, 5 s apart; undefined is a failed look. Only the last is beyond any real load. */
const SHOWS = {
  'calm, queues of 0 to 4': calm,
  'one in twenty wavering around every threshold': (source, round) =>
    (source % 20 ? calm : wavering)(source, round),
  'blind, every look fails': () => undefined,
  'all of them wavering around every threshold': wavering,
};
const BEYOND = 'all of them wavering around every threshold';

function reportJudging(core, report) {
  const names = Object.keys(SHOWS);
  const plays = names.map((name) => player(core, SHOWS[name]));
  const [yardstick, ...costs] = leastCpuPerTurn([textOfLooks, ...plays], TURNS);
  report({ name: YARDSTICK, value: yardstick, unit: 'us' });
  names.forEach((name, index) =>
    report({
      name: `one look made and judged by six rules, ${SOURCES} sources, ${name}`,
      value: costs[index],
      unit: 'us',
      yardstick: YARDSTICK,
      ratio: costs[index] / yardstick,
      ...(name === BEYOND ? {} : { goal: 'at most 5 us a sample', met: costs[index] <= 5 }),
    }),
  );
}

/** The very same text at every look, as in the app. */
const ids = Array.from({ length: SOURCES }, (_, source) => `project-${source}`);

/** Rounds of looks a turn, and turns. */
const ROUNDS = 3;
const TURNS = 40;

/** Goes on where the last turn ended, as a running app does: each look is made and judged at once. */
function player({ reduceAlerts, started }, show) {
  let state = started;
  let round = 0;
  return () => {
    for (const last = round + ROUNDS; round < last; round += 1)
      for (let source = 0; source < SOURCES; source += 1) {
        const next = reduceAlerts(state, { type: 'look', look: lookAt(show, source, round) });
        sink.total += next.effects.length;
        state = next.state;
      }
    return ROUNDS * SOURCES;
  };
}

const timeout = { kind: 'timeout', message: 'No answer.' };

/** Written out: an object spread would cost as much as the judging. */
function lookAt(show, source, round) {
  const at = START + 1_000 + round * 5_000 + source * 5;
  const counts = show(source, round);
  return {
    at,
    poll: '',
    source: ids[source],
    provider: 'streampixel',
    kind: 'project',
    label: ids[source],
    condition: counts ? 'fresh' : 'failing',
    good: counts !== undefined,
    readings: counts ?? {},
    presence: counts && 'live',
    failure: counts ? undefined : timeout,
    failures: counts ? 0 : 1,
    restarted: false,
    roles: ROLES,
    networkDown: false,
    arrivalsPerMinute: 4,
    departuresPerMinute: 4,
  };
}

const someLooks = ids.map((_id, source) => lookAt(calm, source, 0));

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
