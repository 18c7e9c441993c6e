import { importBundled } from './bundle.mjs';
import { leastCpuPerTurn } from './measure.mjs';

const HOUR = 720;
const YARDSTICK = 'a plain sum over an hour of counts (2 x 720 numbers in a Float64Array)';
const SHOWS = /** @type {const} */ ([
  ['ramp', 5],
  ['burst', 5],
  ['burst', 30],
  ['fixed', 30],
]);

/**
 * What one sample costs with its estimate read, as the app does it with every poll, and that neither that nor the memory
 * grows with the length of the history (goal P10).
 * @param {(line: import('./run.mjs').Line) => void} report
 */
export async function run(report) {
  const queue = await importBundled(new URL('../../src-main/core/queue/index.ts', import.meta.url));
  const simulator = await importBundled(new URL('../support/queue-simulator/index.ts', import.meta.url));
  reportCost(queue, simulator, report);
  reportGrowth(queue, simulator, report);
}

function reportCost(queue, { simulate, pollRun, scenarios }, report) {
  const shows = SHOWS.map(([name, gap]) => pollRun(simulate(scenarios[name], 1), gap));
  const [yardstick, ...costs] = leastCpuPerTurn([plainSum, ...shows.map((samples) => play(queue, samples))]);
  report({ name: YARDSTICK, value: yardstick, unit: 'us' });
  SHOWS.forEach(([name, gap], i) =>
    report({
      name: `one sample and its estimate, ${name}, polls every ${gap} s`,
      value: costs[i],
      unit: 'us',
      yardstick: 'the plain sum',
      ratio: costs[i] / yardstick,
      goal: 'at most 5 us a sample',
      met: costs[i] <= 5,
    }),
  );
}

const counts = Float64Array.from({ length: 2 * HOUR }, (_, i) => i % 50);
/** What was computed ends here, so that no loop can be left out. */
const sink = { total: 0 };

function plainSum() {
  const turns = 3000;
  let sum = 0;
  for (let turn = 0; turn < turns; turn++) for (let i = 0; i < counts.length; i++) sum += counts[i] ?? 0;
  sink.total += sum;
  return turns;
}

/** Feeds samples to a memory and reads the estimate after each, some 3,000 times. */
function play({ addSample, readEstimate, startQueueMemory }, samples, memory = startQueueMemory()) {
  const shows = Math.ceil(3000 / samples.length);
  const add = (kept, sample) => {
    const next = addSample(kept, sample);
    sink.total += readEstimate(next).events;
    return next;
  };
  return () => {
    for (let show = 0; show < shows; show++) samples.reduce(add, memory);
    return shows * samples.length;
  };
}

/** The cost of the very same hour of samples after ever longer histories, and the size of the memory by then. */
function reportGrowth(queue, { simulate, pollRun, scenarios }, report) {
  const hours = [3, 6, 12, 24, 48];
  const samples = pollRun(simulate({ ...scenarios.burst, minutes: 48 * 60 }, 1), 5);
  const memories = hours.map((count) =>
    samples.slice(-count * HOUR).reduce(queue.addSample, queue.startQueueMemory()),
  );
  const start = samples.at(-1).at + 5000;
  const next = samples.slice(0, HOUR).map((sample) => ({ ...sample, at: sample.at + start }));
  const costs = leastCpuPerTurn(memories.map((memory) => play(queue, next, memory)));
  const sizes = memories.map((memory) => JSON.stringify(memory).length / 1024);
  hours.forEach((count, i) => {
    const goal = i === hours.length - 1;
    reportAgainstFirst(
      report,
      `one sample and its estimate after ${count} h of history`,
      costs,
      i,
      'us',
      goal,
    );
    reportAgainstFirst(report, `memory of the source after ${count} h, as JSON`, sizes, i, 'KiB', goal);
  });
}

function reportAgainstFirst(report, name, values, i, unit, hasGoal) {
  const ratio = values[i] / values[0];
  const goal = hasGoal ? { goal: 'at most 1.2 times', met: ratio <= 1.2 } : {};
  report({ name, value: values[i], unit, yardstick: 'after 3 h', ratio, ...goal });
}
