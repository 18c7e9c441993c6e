/**
 * CPU time of this process per turn of each of `runs`, microseconds, in their order. They are measured in turns over many
 * short rounds, and of each the least is taken: what disturbs a measurement only ever adds to it, and what makes the
 * machine slow for a while makes it slow for all. Processor time, not the wall's, as others may be using the machine.
 * @param {readonly (() => number)[]} runs each does its work and says how many turns it was
 */
export function leastCpuPerTurn(runs, rounds = 40) {
  const least = runs.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++)
    runs.forEach((run, i) => {
      const before = process.cpuUsage();
      const turns = run();
      const { user, system } = process.cpuUsage(before);
      least[i] = Math.min(least[i] ?? 0, (user + system) / turns);
    });
  return least;
}
