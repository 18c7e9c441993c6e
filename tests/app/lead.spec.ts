/** A queue that follows an audience: two hours of it on disk, then the app over the same vendors. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import type { Vendors } from '../../src-main/demo/vendors.ts';
import { expect, test } from '../support/app.ts';
import { BUSY_CAPACITY, busyHall, openBusyHall } from '../support/busy-hall.ts';
import { diskHistory } from '../support/disk-history.ts';
import { exampleConfiguration } from '../support/example.ts';

const MINUTE = 60_000;
/** As many as the past ends with. */
const WAITING = 400;
/** Viewers of both streams as the past ends, and how many of those who come are in the queue five minutes later. */
const VIEWERS = 3_000;
const LAG = 5;
const SHARE = 0.2;
const MINUTES = 120;
const STEP = 10_000;

test.use({ vendorOptions: { shows: 'demo', seed: 7 } });

/** By how many the viewers rise in each minute, the oldest first: coming and going by a fixed pattern, back where they began. */
function changes(seed: number): readonly number[] {
  let state = seed;
  const half = Array.from({ length: MINUTES / 2 }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state % 81) - 40;
  });
  return [...half, ...half.map((change) => -change)];
}

/** The level after each minute, ending at `last`. */
function levels(rises: readonly number[], last: number): readonly number[] {
  const sums = rises.reduce<number[]>((all, rise) => [...all, (all.at(-1) ?? 0) + rise], []);
  return sums.map((sum) => sum - (sums.at(-1) ?? 0) + last);
}

/** What stood between two minutes, by a straight line. */
function between(values: readonly number[], minute: number): number {
  const before = values[Math.floor(minute)] ?? 0;
  const after = values[Math.min(values.length - 1, Math.floor(minute) + 1)] ?? before;
  return Math.round(before + (after - before) * (minute % 1));
}

/** The hall's queue follows the race by five minutes; the rehearsal's viewers come and go by themselves. */
async function storePast(profile: string, now: number): Promise<void> {
  mkdirSync(profile, { recursive: true });
  const history = diskHistory(join(profile, 'history.sqlite'));
  history.describe([
    { source: 'hall', metrics: ['live', 'queue'], chief: 'queue' },
    ...['race', 'rehearsal'].map((source) => ({ source, metrics: ['viewers'], chief: 'viewers' })),
  ]);
  const rises = changes(11);
  const late = [...Array<number>(LAG).fill(0), ...rises.slice(0, -LAG)].map((rise) => SHARE * rise);
  const series = {
    race: levels(rises, VIEWERS),
    rehearsal: levels(changes(4_711), VIEWERS),
    queue: levels(late, WAITING),
  };
  const from = now - MINUTES * MINUTE;
  for (let at = from; at < now - STEP; at += STEP) {
    const minute = (at - from) / MINUTE;
    const put = (source: string, values: readonly number[]) =>
      history.append({ type: 'sample', source, at, values, presence: 'live' });
    put('race', [between(series.race, minute)]);
    put('rehearsal', [between(series.rehearsal, minute)]);
    put('hall', [BUSY_CAPACITY, between(series.queue, minute)]);
  }
  await history.close();
}

function openVendors(vendors: Vendors): void {
  openBusyHall(vendors, WAITING);
  for (const key of ['race', 'rehearsal'])
    vendors.storm.set('edge', key, { state: 'PUBLISHED', viewerCount: VIEWERS, inBandwidth: 500_000 });
}

function configurationFor(vendors: Vendors, now: number) {
  const stream = (id: string, label: string) => ({
    id,
    account: 'edge',
    kind: 'stream',
    key: { application: 'edge', streamKey: id },
    label,
    interval: 1_000,
  });
  const event = (id: string, name: string, audience: string) => ({
    id,
    name,
    sources: ['hall', audience],
    windows: [{ from: now - MINUTES * MINUTE, until: now + 60 * MINUTE }],
  });
  return {
    ...exampleConfiguration(vendors, { without: ['fp'] }),
    sources: [busyHall, stream('race', 'Race feed'), stream('rehearsal', 'Rehearsal')],
    events: [event('evening', 'Evening show', 'race'), event('other', 'Other show', 'rehearsal')],
  };
}

const visit = (page: Page, address: string) => page.evaluate((hash) => (location.hash = hash), address);

test('an event tells by how much its queue follows its viewers, and only where it does; the forecast goes by them', async ({
  launch,
  vendors,
  profile,
}) => {
  const now = Date.now();
  openVendors(vendors);
  await storePast(profile, now);
  const { page: open } = await launch({ configuration: configurationFor(vendors, now) });
  const page = await open();
  // What a place's session lasts is learned before a queue can be told from it.
  await expect(page.getByRole('row', { name: /^Great hall.*Wait about/ })).toBeVisible();

  await visit(page, '#/event/evening');
  await expect(page.getByRole('heading', { name: 'Evening show' })).toBeVisible();
  const told = page.locator('[data-lead]');
  await expect(told).toHaveText(/^Queue usually follows viewers by about 5 min \(r [01]\.\d, 1\d\d min\)\.$/);
  await expect(told).toHaveAttribute('data-lead', '5');

  await visit(page, '#/event/other');
  await expect(page.getByRole('heading', { name: 'Other show' })).toBeVisible();
  // Comes with the same answer.
  await expect(page.getByRole('region', { name: 'What it alerts about' })).toBeVisible();
  await expect(page.getByText('Shown here when the queue clearly follows the viewers')).toBeVisible();
  await expect(page.locator('[data-lead]')).toHaveCount(0);

  await visit(page, '#/source/hall');
  await expect(page.locator('[data-estimate="forecast"]')).toHaveText(
    /^\d+ % chance the queue passes \d+ within 10 min, going by the viewers of Evening show\.$/,
  );
});
