import type { Page } from 'playwright/test';
import type { Vendors } from '../../src-main/demo/vendors.ts';
import { expect, test } from '../support/app.ts';
import { exampleConfiguration, queueLongAtOnce } from '../support/example.ts';
import { countPresses } from '../support/presses.ts';

const idOf = (hall: number) => `66${hall.toString(16).padStart(22, 'e')}`;
const HALLS = [1, 2, 3];

function addHall({ streampixel }: Vendors, hall: number): void {
  streampixel.add({ id: idOf(hall), name: `Hall ${hall}`, still: { live: 5, queue: 0 } });
  streampixel.set(idOf(hall), { live: 5, queue: 2 });
}

const isOpen = (page: Page, title: string) =>
  page.evaluate(async (asked) => {
    const snapshot = await window.api.takeSnapshot(undefined);
    const all = snapshot.ok ? snapshot.value.incidents : [];
    return all.some((one) => one.title === asked && one.closedAt === undefined);
  }, title);

test('quiet begins with one click on a notification, lets critical through with its sound, outlives a restart, and ends with one click and one digest', async ({
  launch,
  vendors,
  desktop,
}) => {
  for (const hall of HALLS) addHall(vendors, hall);
  const example = exampleConfiguration(vendors, { interval: 500, without: ['edge', 'fp'] });
  const sources = HALLS.map((hall) => ({
    ...example.sources[0],
    id: `h${hall}`,
    label: `Hall ${hall}`,
    key: { projectId: idOf(hall) },
  }));
  const settings = { sound: { critical: true } };
  const first = await launch({ configuration: { ...example, sources, rules: [queueLongAtOnce], settings } });
  const page = await first.page();
  await desktop.tray.until(({ toolTip }) => toolTip.startsWith('ok: 0 of 3 ') && toolTip.includes('queue 6'));

  vendors.streampixel.set(idOf(1), { live: 5, queue: 9 });
  const told = await desktop.notifications.until(({ title }) => title === 'Queue growing: Hall 1');
  expect(told.hints).toMatchObject({ 'suppress-sound': true });
  expect(told.hints).not.toHaveProperty('sound-name');
  await desktop.notifications.invoke(told, 'quiet');
  await desktop.tray.until(({ toolTip }) => toolTip.endsWith(', quiet'));
  const since = page.getByText(/^Quiet until /);
  await expect(since).toBeVisible();
  const until = await since.getAttribute('data-quiet-until');

  vendors.streampixel.set(idOf(2), { live: 5, queue: 9 });
  await expect.poll(() => isOpen(page, 'Queue growing: Hall 2')).toBe(true);
  vendors.streampixel.set(idOf(3), { live: 5, queue: 25 });
  const critical = await desktop.notifications.until(({ title }) => title === 'Queue long: Hall 3');
  expect(critical.hints).toMatchObject({ 'suppress-sound': false, 'sound-name': 'dialog-error' });
  const titles = () => desktop.notifications.received.map(({ title }) => title);
  expect(titles().filter((title) => title.includes('Hall 2'))).toEqual([]);
  await page.getByRole('link', { name: /^Incidents/ }).click();
  const held = page.getByRole('listitem', { name: 'Queue growing: Hall 2' });
  await held.getByRole('button', { name: 'Details' }).click();
  await expect(held).toContainText('Quiet hours? Yes, turned on by hand, for another');

  await first.quit();
  const again = await (await launch()).page();
  const still = again.getByText(/^Quiet until /);
  await expect(still).toHaveAttribute('data-quiet-until', until ?? '');
  await desktop.tray.until(({ toolTip }) => / of 3 needs? attention.*, quiet$/.test(toolTip));
  expect(titles().filter((title) => title.includes('Hall 2'))).toEqual([]);
  const presses = await countPresses(again);
  await again.getByRole('button', { name: 'End quiet' }).click();
  await desktop.notifications.until(({ title }) => title === 'Quiet hours over: Hall 2');
  await expect(again.getByRole('button', { name: 'Quiet', exact: true })).toBeVisible();
  expect(await presses()).toBe(1);
  await desktop.tray.until(({ toolTip }) => !toolTip.includes('quiet'));
  expect(titles().filter((title) => title.startsWith('Quiet hours over'))).toHaveLength(1);
  const loud = desktop.notifications.received.filter(({ hints }) => 'sound-name' in hints);
  expect(loud.filter(({ title }) => title === 'Queue long: Hall 3')).toHaveLength(1);
  expect(loud.filter(({ title }) => !title.includes('Hall 3'))).toEqual([]);
});

test('in the lists a snooze and quiet take two clicks each, and one ends either', async ({
  launch,
  vendors,
  desktop,
}) => {
  addHall(vendors, 1);
  const example = exampleConfiguration(vendors, { interval: 500, without: ['edge', 'fp'] });
  const source = { ...example.sources[0], id: 'h1', label: 'Hall 1', key: { projectId: idOf(1) } };
  const { page: open } = await launch({ configuration: { ...example, sources: [source] } });
  const page = await open();
  await desktop.tray.until(({ toolTip }) => toolTip.startsWith('ok: 0 of 1 ') && toolTip.includes('queue 2'));
  vendors.streampixel.set(idOf(1), { live: 5, queue: 9 });
  await desktop.notifications.until(({ title }) => title === 'Queue growing: Hall 1');
  const row = page.getByRole('row', { name: /^Hall 1/ });
  await expect(row).toHaveAttribute('data-tone', 'warning');
  const presses = await countPresses(page);

  await row.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Snooze for 1 h' }).click();
  await desktop.tray.until(({ toolTip }) => toolTip.startsWith('ok'));
  expect(await presses()).toBe(2);
  await expect(row).toHaveAttribute('data-tone', 'ok');
  await row.click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'End snooze' }).click();
  await desktop.tray.until(({ toolTip }) => toolTip.startsWith('warning'));
  expect(await presses()).toBe(4);

  await page.getByRole('link', { name: /^Incidents/ }).click();
  const incident = page.getByRole('listitem', { name: 'Queue growing: Hall 1' });
  await incident.getByRole('button', { name: 'Snooze', exact: true }).click();
  await incident.getByRole('button', { name: 'until recovered' }).click();
  await expect(page.getByRole('region', { name: 'Snoozed' })).toContainText('still so');
  expect(await presses()).toBe(7);
  await incident.getByRole('button', { name: 'End snooze' }).click();
  await expect(page.getByRole('region', { name: 'Snoozed' })).toBeHidden();
  expect(await presses()).toBe(8);

  await page.getByRole('button', { name: 'Quiet', exact: true }).click();
  await page.getByRole('button', { name: 'For 4 hours' }).click();
  await expect(page.getByRole('group', { name: 'Quiet' })).toContainText(
    /^Quiet until .+critical still comes/,
  );
  expect(await presses()).toBe(10);
  const refused = await page.evaluate(() => window.api.quiet({ until: Date.now() + 25 * 3_600_000 }));
  expect(refused).toMatchObject({ failure: { kind: 'invalid', fields: [{ path: 'until' }] } });
  await page.getByRole('button', { name: 'End quiet' }).click();
  await desktop.tray.until(({ toolTip }) => !toolTip.includes('quiet'));
  expect(await presses()).toBe(11);
});
