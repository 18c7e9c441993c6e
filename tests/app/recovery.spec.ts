import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright/test';
import { expect, test } from '../support/app.ts';

/** What the window shows now, asked of main: the inspector loses a page that crashes. */
const shown = (app: ElectronApplication) => async () =>
  app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined || contents.isCrashed() || contents.isLoading()) return '';
    // A question that a crash overtakes is never answered.
    const late = new Promise<string>((resolve) => setTimeout(() => resolve(''), 1_000));
    const text = contents.executeJavaScript('document.body.innerText').catch(() => '') as Promise<string>;
    return Promise.race([text, late]);
  });

const crash = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );

const isVisible = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());

test('a crashed page comes back by itself and says so, and leaves no dump (P1, S16)', async ({ launch }) => {
  const { app, page } = await launch({ args: ['--demo'] });
  await (await page()).getByRole('row', { name: /^Showroom/ }).waitFor();
  await crash(app);
  await expect.poll(shown(app)).toContain('View restarted');
  await expect.poll(shown(app)).toContain('Showroom');
  const folder = await app.evaluate(({ app: electron }) => electron.getPath('crashDumps'));
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [];
  expect(files.filter((name) => name.endsWith('.dmp'))).toEqual([]);
});

test('the third crash within five minutes leads to a safe page, while the tray goes on (P1)', async ({
  launch,
  desktop,
}) => {
  const { app, page } = await launch({ args: ['--demo'] });
  await (await page()).getByRole('row', { name: /^Showroom/ }).waitFor();
  for (const text of ['View restarted', 'View restarted', 'keeps failing']) {
    await crash(app);
    await expect.poll(shown(app)).toContain(text);
  }
  const { toolTip } = await desktop.tray.until(() => true);
  expect(toolTip).toMatch(/^(ok|warning|critical|idle|blind): /);
});

test('a page in an endless loop is reloaded by itself when nobody sees it (P2)', async ({
  launch,
  desktop,
  profile,
}) => {
  const { app, page } = await launch({ args: ['--demo'] });
  await (await page()).getByRole('row', { name: /^Showroom/ }).waitFor();
  await desktop.tray.until(() => true);
  await expect.poll(() => isVisible(app)).toBe(true);
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.hide();
    void window?.webContents.executeJavaScript('for (;;);').catch(() => undefined);
  });
  const file = join(profile, 'logs', 'tallylight.log');
  const log = () => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  await expect.poll(log, { timeout: 90_000 }).toContain('page does not answer');
  await expect.poll(shown(app)).toContain('Showroom');
});
