import { expect, test } from 'vitest';
import { demoProjects } from '../../../src-main/demo/names.ts';
import { clockByHand, vendorsByHand } from './support.ts';
import { startClock } from '../../../src-main/demo/clock.ts';
import { countsOf, openProject, waitsOf } from '../../../src-main/demo/streampixel/projects.ts';
import { demoSettings } from '../../../src-main/demo/streampixel/shows.ts';

const showroom = demoSettings.find(({ id }) => id === demoProjects.showroom);

/** Queue of the Showroom at each second of half an hour. */
function queueBySecond(seed: number): number[] {
  if (!showroom) throw new Error('There is a Showroom.');
  const hand = clockByHand();
  const clock = startClock(hand.now, 1);
  const project = openProject(showroom, seed);
  return Array.from({ length: 1800 }, (_, second) => {
    hand.turnTo(second);
    return countsOf(project, clock).queue;
  });
}

/** What the starter rule asks for: at least 5, and up by at least 3 within two minutes. */
function firstGrowth(queue: readonly number[], from: number): number {
  const grown = queue.findIndex(
    (now, second) => second >= from && now >= 5 && now - (queue[Math.max(0, second - 120)] ?? 0) >= 3,
  );
  return grown < 0 ? Infinity : grown;
}

test('with the default seed a queue worth a notification forms within two minutes, drains and comes again', () => {
  const queue = queueBySecond(1);
  const grown = firstGrowth(queue, 0);
  const drained = queue.indexOf(0, grown);
  expect(grown).toBeLessThan(120);
  expect(drained).toBeGreaterThan(grown);
  expect(drained).toBeLessThan(900);
  expect(firstGrowth(queue, 900)).toBeLessThan(1080);
});

test('so it does with nearly all seeds', () => {
  const seeds = Array.from({ length: 200 }, (_, index) => index + 1);
  const lively = seeds.filter((seed) => {
    const queue = queueBySecond(seed);
    const grown = firstGrowth(queue, 0);
    return grown < 120 && queue.indexOf(0, grown) > grown;
  });
  expect(lively.length).toBeGreaterThanOrEqual(190);
});

test('the true waits agree with the counts at every moment', async () => {
  const { vendors, clock } = await vendorsByHand();
  for (let second = 0; second < 900; second += 7) {
    clock.turnTo(second);
    const { queue } = vendors.streampixel.counts(demoProjects.showroom);
    const waits = vendors.streampixel.waits(demoProjects.showroom);
    expect(
      waits.filter(({ startedAt, gaveUpAt }) => startedAt === undefined && gaveUpAt === undefined),
    ).toHaveLength(queue);
  }
});

test('waits are told on the vendors clock, whatever the speed', () => {
  if (!showroom) throw new Error('There is a Showroom.');
  const spans = [1, 6].map((speed) => {
    const hand = clockByHand();
    const clock = startClock(hand.now, speed);
    const project = openProject(showroom, 1);
    hand.turn(600 / speed);
    return waitsOf(project, clock).map(({ arrivedAt, startedAt = arrivedAt }) => startedAt - arrivedAt);
  });
  const [slow = [], fast = []] = spans;
  expect(fast).toHaveLength(slow.length);
  const longest = Math.max(...slow);
  expect(longest).toBeGreaterThan(60_000);
  expect(Math.max(...fast)).toBeCloseTo(longest / 6, -1);
});

test('more capacity lets the first of the queue in at once', async () => {
  const { vendors, clock } = await vendorsByHand();
  clock.turn(120);
  const before = vendors.streampixel.counts(demoProjects.showroom);
  vendors.streampixel.setCapacity(demoProjects.showroom, 14);
  const after = vendors.streampixel.counts(demoProjects.showroom);
  expect(before.live).toBe(12);
  expect(before.queue).toBeGreaterThan(2);
  expect(after).toEqual({ live: 14, queue: before.queue - 2 });
});
