import { expect, test } from '../support/app.ts';
import type { TrayPicture } from '../support/desktop/tray-host.ts';
import { exampleConfiguration, queueLongAtOnce } from '../support/example.ts';
import { letWait, openShowroom } from '../support/showroom.ts';

/** Pure white pixels in the lower right quarter: the digits of the badge. */
function digits({ width, height, argb }: TrayPicture): number {
  const pixels = Buffer.from(argb, 'base64');
  const white = (x: number, y: number) => pixels.readUInt32BE(4 * (y * width + x)) === 0xffffffff;
  const rows = Array.from({ length: height / 2 }, (_, at) => at + height / 2);
  return rows
    .flatMap((y) => Array.from({ length: width / 2 }, (_, at) => white(at + width / 2, y)))
    .filter(Boolean).length;
}

test.beforeEach(({ vendors }) => letWait(vendors, 2));

test('a queue that rises from 2 to 9 raises one notification, and the tray follows', async ({
  launch,
  vendors,
  desktop,
}) => {
  await launch({ configuration: exampleConfiguration(vendors, { interval: 500 }) });
  const calm = await desktop.tray.until(({ toolTip }) =>
    /^ok: 0 of \d+ need attention, queue 2/.test(toolTip),
  );
  letWait(vendors, 9);
  const notice = await desktop.notifications.until(({ title }) => title.includes('Showroom'));
  expect(notice.title).toBe('Queue growing: Showroom');
  expect(notice.body).toMatch(/^9 waiting, up 7 /);
  expect(notice.app).toBe('Tallylight');
  const grown = await desktop.tray.until(({ toolTip }) => toolTip.includes('queue 9'));
  expect(grown.toolTip).toMatch(/^warning: 1 of \d+ needs attention, queue 9/);
  expect(grown.icons).not.toEqual(calm.icons);
  const [picture] = grown.icons;
  expect(picture && digits(picture)).toBeGreaterThan(3);
  const polls = vendors.requests().length;
  await expect.poll(() => vendors.requests().length).toBeGreaterThan(polls + 8);
  expect(desktop.notifications.received).toHaveLength(1);
});

test('a click on the notification brings up the page of its source', async ({ launch, vendors, desktop }) => {
  const { app, window: page } = await openShowroom({ launch, vendors, desktop });
  await expect(page.getByRole('row', { name: /^Showroom/ })).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  letWait(vendors, 9);
  await desktop.notifications.invoke(await desktop.notifications.until(() => true));
  await expect(page.getByRole('heading', { name: /Showroom/ })).toBeVisible();
  const visible = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await expect.poll(visible).toBe(true);
  // Where the desktop has no buttons, this is the way to a snooze.
  const head = page.locator('.source-head');
  await head.getByRole('button', { name: 'Snooze' }).click();
  await head.getByRole('button', { name: '1 h' }).click();
  await expect(head.getByRole('button', { name: 'End snooze' })).toBeVisible();
  await desktop.tray.until(({ toolTip }) => toolTip.startsWith('ok'));
});

test('its buttons acknowledge and snooze', async ({ launch, vendors, desktop }) => {
  const example = exampleConfiguration(vendors, { interval: 500 });
  const { page: open } = await launch({ configuration: { ...example, rules: [queueLongAtOnce] } });
  const page = await open();
  await desktop.tray.until(({ toolTip }) => toolTip.includes('queue 2'));
  letWait(vendors, 9);
  const notice = await desktop.notifications.until(() => true);
  const buttons = ['acknowledge', 'Acknowledge', 'snooze', 'Snooze', 'quiet', 'Quiet for 1 h'];
  expect(notice.actions).toEqual(['default', 'Open', ...buttons]);
  await desktop.notifications.invoke(notice, 'acknowledge');
  const acknowledged = () =>
    page.evaluate(async () => {
      const snapshot = await window.api.takeSnapshot(undefined);
      return (
        snapshot.ok && snapshot.value.incidents.some(({ acknowledgedAt }) => acknowledgedAt !== undefined)
      );
    });
  await expect.poll(acknowledged).toBe(true);
  letWait(vendors, 25);
  const worse = await desktop.notifications.until(({ title }) => title === 'Queue long: Showroom');
  await desktop.notifications.invoke(worse, 'snooze');
  await page.getByRole('link', { name: /^Incidents/ }).click();
  const snoozed = page.getByRole('region', { name: 'Snoozed' });
  await expect(snoozed).toContainText(/Queue long: Showroom.*still so.*until recovered, at the latest /);
});

test('without a notification service the app says so once, polls on and lists the incident', async ({
  launch,
  vendors,
  desktop,
}) => {
  await desktop.notifications.setMode('none');
  const { window: page } = await openShowroom({ launch, vendors, desktop });
  letWait(vendors, 9);
  await expect(page.getByText('Notifications cannot be shown.')).toBeVisible();
  await page.getByRole('link', { name: /^Incidents/ }).click();
  await expect(page.getByText('Queue growing: Showroom').first()).toBeVisible();
});

test('a notification service that hangs holds up neither main nor the polls (F4, L2)', async ({
  launch,
  vendors,
  desktop,
}) => {
  await desktop.notifications.setMode('hang');
  const { app, window: page } = await openShowroom({ launch, vendors, desktop });
  letWait(vendors, 9);
  const longest = await app.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let [last, most, ticks] = [performance.now(), 0, 0];
        const timer = setInterval(() => {
          most = Math.max(most, performance.now() - last);
          last = performance.now();
          if ((ticks += 1) === 120) resolve((clearInterval(timer), most));
        }, 50);
      }),
  );
  // A waiting main process would stand still for the bus' own 25 s.
  expect(longest).toBeLessThan(3_000);
  await expect(page.getByText('Notifications cannot be shown.')).toBeVisible();
});

test('a stream name with markup and direction tricks is shown as plain text (F5, U4)', async ({
  launch,
  vendors,
  desktop,
}) => {
  const configuration = exampleConfiguration(vendors, { interval: 500, without: ['fp', 'edge'] });
  const [showroom] = configuration.sources;
  const tricky = { ...configuration, sources: [{ ...showroom, label: '<b>Show</b> & \u202eroom' }] };
  await launch({ configuration: tricky });
  await desktop.tray.until(({ toolTip }) => toolTip.includes('queue 2'));
  letWait(vendors, 9);
  const notice = await desktop.notifications.until(() => true);
  expect(notice.title).toBe('Queue growing: <b>Show</b> & room');
  const labels = async () => (await desktop.tray.menu()).map(({ label }) => label).join('\n');
  await expect.poll(labels).toContain('<b>Show</b> & room: queue 9');
});
