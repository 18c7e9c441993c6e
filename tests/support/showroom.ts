/** The showroom, in which two wait until a test lets more come. */
import type { Locator, Page } from 'playwright/test';
import { demoProjects } from '../../src-main/demo/names.ts';
import type { Vendors } from '../../src-main/demo/vendors.ts';
import type { AppFixtures, RunningApp } from './app.ts';
import { exampleConfiguration } from './example.ts';

/** So many wait, all places taken. */
export const letWait = ({ streampixel }: Pick<Vendors, 'streampixel'>, queue: number): void =>
  streampixel.set(demoProjects.showroom, { live: 50, queue });

/** The app with its window, two seen waiting; polled twice a second. */
export async function openShowroom({
  launch,
  vendors,
  desktop,
}: Pick<AppFixtures, 'launch' | 'vendors' | 'desktop'>): Promise<RunningApp & { readonly window: Page }> {
  letWait(vendors, 2);
  const running = await launch({ configuration: exampleConfiguration(vendors, { interval: 500 }) });
  const window = await running.page();
  await desktop.tray.until(({ toolTip }) => toolTip.includes('queue 2'));
  return { ...running, window };
}

/** The incident of the showroom's growing queue, with all that is known of it. */
export async function openGrowth(page: Page): Promise<Locator> {
  await page.getByRole('link', { name: /^Incidents/ }).click();
  const incident = page.getByRole('listitem', { name: 'Queue growing: Showroom' });
  await incident.getByRole('button', { name: 'Details' }).click();
  return incident;
}
