import type { ElectronApplication } from 'playwright/test';
import { expect, test } from '../support/app.ts';
import { runToEnd } from '../support/electron.ts';

const state = (app: ElectronApplication) => () =>
  app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) return 'none';
    if (window.isMinimized()) return 'minimised';
    return window.isVisible() ? 'shown' : 'hidden';
  });

const close = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

test('closing the window leaves the app in the tray, and a click there brings the window back', async ({
  launch,
  desktop,
}) => {
  const { app, page } = await launch({ args: ['--demo'] });
  await page();
  await desktop.tray.until(() => true);
  await expect.poll(state(app)).toBe('shown');
  await close(app);
  await expect.poll(state(app)).toBe('hidden');
  await desktop.tray.activate();
  await expect.poll(state(app)).toBe('shown');
});

test('without a tray the app says so, and closing minimises the window instead', async ({ launch }) => {
  const { app, page: open } = await launch({ args: ['--demo'] });
  const page = await open();
  await expect(page.getByText('This desktop has no system tray')).toBeVisible();
  await close(app);
  await expect.poll(state(app)).toBe('minimised');
});

test('--hidden opens no window until it is asked for', async ({ launch, desktop }) => {
  const { app } = await launch({ args: ['--demo', '--hidden'] });
  await desktop.tray.until(() => true);
  expect(await state(app)()).toBe('none');
  await desktop.tray.choose('Open Tallylight');
  await expect.poll(state(app)).toBe('shown');
});

test('--hidden without a tray opens the window minimised, so that it can be found', async ({ launch }) => {
  const { app } = await launch({ args: ['--demo', '--hidden'] });
  await expect.poll(state(app)).toBe('minimised');
});

test('a second start brings the first one to the front and ends with 0 (P7)', async ({
  launch,
  desktop,
  profile,
}) => {
  const { app } = await launch({ args: ['--demo', '--hidden'] });
  await desktop.tray.until(() => true);
  const second = await runToEnd(['--user-data-dir', profile, '--demo']);
  expect(second).toMatchObject({ code: 0, out: '' });
  expect(second.err).toContain('running already');
  await expect.poll(state(app)).toBe('shown');
});

test('the window opens where it was closed, and does not wander with each start', async ({ launch }) => {
  const place = (app: ElectronApplication) => () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
  const first = await launch({ args: ['--demo'] });
  await first.page();
  await expect.poll(state(first.app)).toBe('shown');
  await first.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 180, y: 90, width: 900, height: 640 }),
  );
  expect(await first.quit()).toBe(0);
  const places: unknown[] = [];
  for (let start = 0; start < 3; start += 1) {
    const { app, page, quit } = await launch({ args: ['--demo'] });
    await page();
    await expect.poll(place(app)).toMatchObject({ width: 900, height: 640 });
    // The window manager frames it, and the app has seen where it came to lie.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    places.push(await place(app)());
    expect(await quit()).toBe(0);
  }
  expect(places[1]).toEqual(places[0]);
  expect(places[2]).toEqual(places[0]);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`${signal} ends the app in order (P10)`, async ({ launch, desktop }) => {
    const { app, page } = await launch({ args: ['--demo'] });
    await page();
    await desktop.tray.until(() => true);
    const child = app.process();
    const ended = new Promise((resolve) => child.once('exit', (code, by) => resolve([code, by])));
    child.kill(signal);
    expect(await ended).toEqual([0, null]);
  });
}

test('a wrong flag is named, and the app does not start', async () => {
  expect(await runToEnd(['--demmo'])).toMatchObject({
    code: 64,
    out: '',
    err: expect.stringContaining('--demmo'),
  });
});
