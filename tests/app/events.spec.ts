import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import type { Vendors } from '../../src-main/demo/vendors.ts';
import { expect, test } from '../support/app.ts';
import { exampleConfiguration } from '../support/example.ts';
import { chooseFile } from '../support/file-dialogs.ts';

const MINUTE = 60_000;

function withEvent(vendors: Vendors) {
  const now = Date.now();
  const example = exampleConfiguration(vendors, { interval: 500 });
  const keynote = {
    id: 'keynote',
    account: 'fp',
    kind: 'stream',
    key: { streamId: vendors.fastpix.find('Keynote') },
    label: 'Keynote',
    interval: 500,
  };
  return {
    ...example,
    sources: [...example.sources, keynote],
    events: [
      {
        id: 'evening',
        name: 'Evening show',
        sources: ['showroom', 'f1', 'keynote'],
        windows: [{ from: now - MINUTE, until: now + 60 * MINUTE }],
      },
    ],
  };
}

const cardOf = (page: Page) => page.locator('[data-event-id="evening"]');
const figure = (page: Page, stage: string) => cardOf(page).locator(`[data-stage="${stage}"]`);
const eventsIn = (page: Page) =>
  page.evaluate(async () => {
    const snapshot = await window.api.takeSnapshot(undefined);
    return snapshot.ok ? snapshot.value.events : [];
  });

test('a stream that should be live and is not raises one alert, cleared when it goes live', async ({
  launch,
  vendors,
  desktop,
}) => {
  const keynote = vendors.fastpix.find('Keynote');
  vendors.fastpix.set(keynote, { status: 'idle' });
  const { page: open } = await launch({ configuration: withEvent(vendors) });
  const page = await open();
  const notice = await desktop.notifications.until(({ title }) => title.includes('should be live'));
  expect(notice.title).toBe('Keynote should be live');
  expect(notice.body).toMatch(/^Evening show has been on for \d+ (s|min), it is not live \(idle\)/);
  await expect(cardOf(page)).toHaveAttribute('data-tone', 'critical');
  await expect(cardOf(page)).toContainText('Keynote should be live and is not.');
  const traced = await page.evaluate(async () => {
    const snapshot = await window.api.takeSnapshot(undefined);
    const incident = snapshot.ok
      ? snapshot.value.incidents.find(({ rule }) => rule === 'event:evening')
      : undefined;
    const detail = await window.api.readIncident({ id: incident?.id ?? '' });
    return detail.ok ? detail.value.traces.length : 0;
  });
  expect(traced).toBeGreaterThan(0);
  vendors.fastpix.set(keynote, { status: 'active' });
  await expect(cardOf(page)).toHaveAttribute('data-tone', 'ok');
  await desktop.notifications.until(({ title }) => title === 'Recovered: Keynote');
  const told = desktop.notifications.received.filter(({ title }) => title.includes('should be live'));
  expect(told).toHaveLength(1);
});

test('the funnel shows the numbers of the vendors, views apart, and the event outlives a restart and an export', async ({
  launch,
  vendors,
  folder,
}) => {
  const keynote = vendors.fastpix.find('Keynote');
  vendors.fastpix.set(keynote, { status: 'active', views: 321 });
  const first = await launch({ configuration: withEvent(vendors) });
  const page = await first.page();
  await expect(figure(page, 'live')).toHaveAttribute('data-value', '7');
  await expect(figure(page, 'waiting')).toHaveAttribute('data-value', '2');
  await expect(figure(page, 'views')).toHaveAttribute('data-value', '321');
  const [event] = await eventsIn(page);
  const viewers = await page.evaluate(async () => {
    const snapshot = await window.api.takeSnapshot(undefined);
    return snapshot.ok
      ? snapshot.value.sources.find(({ id }) => id === 'f1')?.readings['viewers']
      : undefined;
  });
  expect(event?.funnel.watching).toBe(viewers);
  await first.quit();
  const again = await launch();
  const restored = await again.page();
  await expect(cardOf(restored)).toBeVisible();
  const file = join(folder, 'export.json');
  await chooseFile(again.app, file);
  await restored.evaluate(() => window.api.exportConfiguration(undefined));
  const exported = JSON.parse(readFileSync(file, 'utf8')) as { events: unknown[] };
  expect(exported.events).toEqual([
    { id: 'evening', name: 'Evening show', sources: ['showroom', 'f1', 'keynote'], windows: event?.windows },
  ]);
});

test('an event is added, edited and removed by hand', async ({ launch, vendors }) => {
  const { page: open } = await launch({ configuration: exampleConfiguration(vendors, { interval: 500 }) });
  const page = await open();
  await expect(page.getByRole('row', { name: /^Showroom/ })).toBeVisible();
  await page.getByRole('button', { name: 'Add event' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByText('Enter a name.')).toBeVisible();
  await expect(form.getByText('Choose one source at least.')).toBeVisible();
  await form.getByLabel('Event name').fill('Late show');
  await form.getByLabel('Find a source').fill('race');
  await form.getByRole('checkbox', { name: 'Race feed' }).check();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Late show' })).toBeVisible();
  await expect(page.getByRole('row', { name: /Race feed/ })).toBeVisible();
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await form.getByRole('checkbox', { name: 'Showroom' }).check();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row', { name: /Showroom/ })).toBeVisible();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Add event' })).toBeVisible();
  expect(await eventsIn(page)).toEqual([]);
});
