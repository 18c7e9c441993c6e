/** A month of history on disk, and the page of the source it is of. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright/test';
import type { Vendors } from '../../src-main/demo/vendors.ts';
import { expect } from './app.ts';
import { diskHistory } from './disk-history.ts';
import { exampleConfiguration } from './example.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const METRICS = ['live', 'queue', 'wait', 'waitLow', 'waitHigh', 'arrivals', 'departures'];
const STREAM = [
  'viewers',
  'systemClients',
  'inBandwidth',
  'outBandwidth',
  'inTotalBytes',
  'outTotalBytes',
  'health',
];

/** More people each day, so that every day has a value of its own: the oldest of 32 days has 101. */
export const queueAt = (at: number, now: number) => 132 - Math.floor(now / DAY) + Math.floor(at / DAY);

/** The stream of another vendor has always twice as many. */
export const viewersAt = (at: number, now: number) => 2 * queueAt(at, now);

/** A month of two sources, a sample each five minutes and each ten seconds in the last two hours, up to ten minutes ago. */
export async function storeMonth(profile: string, now: number): Promise<readonly number[]> {
  mkdirSync(profile, { recursive: true });
  const history = diskHistory(join(profile, 'history.sqlite'));
  history.describe([
    { source: 'showroom', metrics: METRICS, chief: 'queue' },
    { source: 'f1', metrics: STREAM, chief: 'viewers' },
  ]);
  const times: number[] = [];
  const end = now - 10 * MINUTE;
  for (let at = now - 31 * DAY; at < end; at += at < now - 2 * HOUR ? 5 * MINUTE : 10_000) times.push(at);
  for (const at of times) {
    const values = [50, queueAt(at, now), ...METRICS.slice(2).map(() => NaN)];
    history.append({ type: 'sample', source: 'showroom', at, values, presence: 'live' });
    const stream = [viewersAt(at, now), ...STREAM.slice(1, -1).map(() => NaN), 90];
    history.append({ type: 'sample', source: 'f1', at, values: stream, presence: 'live' });
  }
  await history.close();
  return times;
}

/** Looked at as seldom as the month was, so that its samples are no gaps. */
export const monthConfiguration = (vendors: Vendors) =>
  exampleConfiguration(vendors, { interval: 2 * MINUTE });

export async function openShowroom(page: Page): Promise<void> {
  await expect(page.getByRole('row', { name: /^Showroom/ })).toBeVisible();
  await page.evaluate(() => (location.hash = '#/source/showroom'));
  await expect(page.getByRole('heading', { name: 'Charts' })).toBeVisible();
}

export const wholeMinute = (at: number) => Math.floor(at / MINUTE) * MINUTE;

/** The save dialog answers this path. */
export const saveTo = (app: ElectronApplication, path: string) =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);

/** Points at a share of the first chart's field, and tells the moment that is read out there. */
export async function pointAt(page: Page, share: number): Promise<number> {
  const { x, y } = await placeOf(page, share);
  await page.mouse.move(x, y);
  const readout = page.locator('[data-readout-at]');
  await expect(readout).toBeVisible();
  return Number(await readout.getAttribute('data-readout-at'));
}

export async function placeOf(
  page: Page,
  share: number,
): Promise<{ readonly x: number; readonly y: number }> {
  const box = await page.getByRole('application').first().boundingBox();
  if (box === null) throw new Error('the chart has no place');
  return { x: box.x + 72 + (box.width - 84) * share, y: box.y + 60 };
}

/** The moments at both ends of the charts, with one per cent left out at each. */
export async function ends(page: Page): Promise<readonly [number, number]> {
  const from = await pointAt(page, 0.01);
  const until = await pointAt(page, 0.99);
  return [from, until];
}
