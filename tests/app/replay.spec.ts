import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Locator, Page } from 'playwright/test';
import { expect, test } from '../support/app.ts';
import { chooseFile } from '../support/file-dialogs.ts';
import { letWait, openGrowth, openShowroom } from '../support/showroom.ts';

/** As an incident file, which the dialog that opens files will choose, too. */
async function exportTo(app: ElectronApplication, page: Page, incident: Locator, file: string) {
  await chooseFile(app, file);
  await incident.getByRole('button', { name: 'Export' }).click();
  await incident.getByRole('button', { name: 'as an incident file' }).click();
  await expect(page.getByText('Written to incident.json.')).toBeVisible();
}

const queueOf = (page: Page) => page.getByRole('row', { name: /^Showroom/ }).locator('[data-metric=queue]');
const showsQueue = (page: Page, queue: number) =>
  expect(queueOf(page)).toHaveAttribute('data-value', String(queue));

/** The stamp that a look of now would have: looks are stamped down to a tenth of a second. */
const stampNow = () => Math.floor(Date.now() / 100) * 100;

interface Known {
  /** When two waited; at the event it were nine. */
  readonly calm: number;
  /** How many waited at the end. */
  readonly last: number;
}

/** The list and the source's page tell what was so, wherever the time is moved to. */
async function lookAround(page: Page, { calm, last }: Known) {
  const replay = page.getByRole('region', { name: 'Replay' });
  const slider = replay.getByRole('slider', { name: 'Moment' });
  await expect(page.getByRole('row', { name: /^Showroom/ })).toBeVisible();
  await replay.getByRole('button', { name: 'Next event' }).click();
  await showsQueue(page, 9);
  await slider.fill(String(calm));
  await showsQueue(page, 2);
  await slider.press('End');
  await showsQueue(page, last);
  await replay.getByRole('button', { name: 'Previous event' }).click();
  await showsQueue(page, 9);
  await lookCloser(page, calm);
}

/** A row leads to its source, whose charts end at the moment that is shown. */
async function lookCloser(page: Page, calm: number) {
  const replay = page.getByRole('region', { name: 'Replay' });
  await page.getByRole('row', { name: /^Showroom/ }).click();
  await expect(page.getByRole('heading', { name: 'Showroom' })).toBeVisible();
  const tile = page.getByLabel('Readings at that moment').locator('[data-metric=queue]');
  const drawn = page.locator('[data-chart] [data-series="Queue"]');
  await expect(tile).toHaveAttribute('data-value', '9');
  // A point of a chart is a mean: of two and nine here.
  await expect(drawn).toHaveText(/^[3-9]$/);
  await replay.getByRole('slider', { name: 'Moment' }).fill(String(calm));
  await expect(tile).toHaveAttribute('data-value', '2');
  await expect(drawn).toHaveText('2');
  await replay.getByRole('button', { name: 'Next event' }).click();
  await expect(drawn).toHaveText(/^[3-9]$/);
  await page.getByRole('button', { name: 'All sources' }).click();
  await showsQueue(page, 9);
}

test('an incident is exported, opens again as it was, is moved through, and leaves what is live alone', async ({
  launch,
  vendors,
  desktop,
  folder,
}) => {
  const { app, window: page } = await openShowroom({ launch, vendors, desktop });
  const calm = stampNow();
  letWait(vendors, 9);
  await desktop.notifications.until(({ title }) => title === 'Queue growing: Showroom');
  const incident = await openGrowth(page);
  const file = join(folder, 'incident.json');
  await exportTo(app, page, incident, file);
  letWait(vendors, 3);
  await desktop.tray.until(({ toolTip }) => toolTip.includes('queue 3'));

  await page.getByRole('button', { name: 'Open incident file' }).click();
  const replay = page.getByRole('region', { name: 'Replay' });
  await expect(replay.getByRole('heading', { name: /^Replay: .*, not live$/ })).toBeVisible();
  await replay.getByRole('button', { name: 'Next event' }).click();
  await expect(page.locator('[data-replay-overall]')).toHaveAttribute('data-replay-overall', 'warning');
  await expect(page.getByRole('complementary', { name: 'What happened' })).toContainText('Asked: queue');
  await expect(page.getByRole('complementary')).toContainText('byte for byte');
  await showsQueue(page, 9);
  await lookAround(page, { calm, last: 9 });
  const slider = replay.getByRole('slider', { name: 'Moment' });
  const at = Number(await slider.inputValue());
  await slider.press('Home');
  await expect(page.locator('[data-replay-overall]')).toHaveAttribute('data-replay-overall', 'idle');
  await expect(page.getByRole('row', { name: /^Showroom/ })).toBeVisible();
  await page.keyboard.press('Shift+ArrowRight');
  await showsQueue(page, 9);
  await expect(slider).toHaveJSProperty('valueAsNumber', at);
  await replay.getByRole('button', { name: '600×' }).click();
  await replay.getByRole('button', { name: 'Play' }).click();
  await expect(replay.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(slider).toHaveJSProperty('value', (await slider.getAttribute('max')) ?? '');

  // What is live goes on, is told, and is not what the window shows.
  await expect(page.getByRole('button', { name: /Acknowledge|Snooze|Pause polling/ })).toHaveCount(0);
  letWait(vendors, 14);
  await desktop.tray.until(({ toolTip }) => toolTip.includes('queue 14'));
  await expect(page.locator('[data-live-overall]')).toContainText('queue 14');
  await replay.getByRole('button', { name: 'Back to live' }).click();
  await expect(page.getByRole('heading', { name: 'Incidents' })).toBeVisible();
  await page.getByRole('link', { name: 'Overview' }).click();
  await showsQueue(page, 14);
});

test('a file that is none is refused with the name of its field, and the incident itself replays from the history', async ({
  launch,
  vendors,
  desktop,
  folder,
}) => {
  const { app, window: page } = await openShowroom({ launch, vendors, desktop });
  const calm = stampNow();
  letWait(vendors, 9);
  const incident = await openGrowth(page);
  const file = join(folder, 'incident.json');
  await exportTo(app, page, incident, file);
  writeFileSync(file, readFileSync(file, 'utf8').replace('"severity":"warning"', '"severity":"terrible"'));
  await page.getByRole('button', { name: 'Open incident file' }).click();
  await expect(page.getByText('incident.severity', { exact: true })).toBeVisible();
  writeFileSync(file, '{"format":"tallylight/1"}');
  await page.getByRole('button', { name: 'Open incident file' }).click();
  await expect(page.getByText('This is not an incident file of Tallylight').first()).toBeVisible();
  letWait(vendors, 14);
  await desktop.tray.until(({ toolTip }) => toolTip.includes('queue 14'));
  await incident.getByRole('button', { name: 'Replay' }).click();
  await expect(page.getByRole('heading', { name: /^Replay: .*, not live$/ })).toBeVisible();
  // The incident came sooner than a minute after the first look: the replay begins with what was seen.
  await showsQueue(page, 2);
  await expect(page.getByRole('row', { name: /^Showroom/ }).locator('[data-metric=wait]')).toHaveText(
    'learning',
  );
  await lookAround(page, { calm, last: 14 });
  await page.getByRole('button', { name: 'Back to live' }).click();
  await page.getByRole('link', { name: 'Overview' }).click();
  await showsQueue(page, 14);
});
