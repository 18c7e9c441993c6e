import { demoProjects } from '../../src-main/demo/names.ts';
import { expect, test } from '../support/app.ts';
import { exampleConfiguration } from '../support/example.ts';

test('the menu names the state, the sources and what can be done', async ({ launch, vendors, desktop }) => {
  vendors.streampixel.set(demoProjects.showroom, { live: 50, queue: 14 });
  await launch({ configuration: exampleConfiguration(vendors) });
  await desktop.tray.until(({ toolTip }) => / of \d+ needs? attention, queue 14/.test(toolTip));
  const labels = async () => (await desktop.tray.menu()).map(({ label }) => label);
  await expect.poll(labels).toContain('Showroom: queue 14, live 50');
  await expect.poll(async () => (await labels())[0]).toMatch(/^(ok|warning|critical): /);
  const menu = await labels();
  expect(menu).toEqual(expect.arrayContaining(['Open Tallylight', 'Snooze all', 'Pause polling', 'Quit']));
  const snooze = (await desktop.tray.menu()).find(({ label }) => label === 'Snooze all');
  expect(snooze?.children.map(({ label }) => label)).toEqual(['15 min', '1 h', 'Until recovered']);
});

test('polling is paused and resumed from the tray', async ({ launch, vendors, desktop }) => {
  await launch({ configuration: exampleConfiguration(vendors) });
  await desktop.tray.until(({ toolTip }) => toolTip.startsWith('ok'));
  await desktop.tray.choose('Pause polling');
  const paused = await desktop.tray.until(({ toolTip }) => toolTip.startsWith('paused'));
  expect(paused.toolTip).toBe('paused: polling is paused, queue 2');
  const labels = async () => (await desktop.tray.menu()).map(({ label }) => label);
  await expect.poll(labels).toContain('Resume polling');
  vendors.clear();
  await desktop.tray.choose('Resume polling');
  await desktop.tray.until(({ toolTip }) => toolTip.startsWith('ok'));
  expect(vendors.requests().length).toBeGreaterThan(0);
});

test('a source chosen in the menu is brought up', async ({ launch, vendors, desktop }) => {
  const { page: open } = await launch({ args: ['--hidden'], configuration: exampleConfiguration(vendors) });
  await desktop.tray.until(({ toolTip }) => toolTip.startsWith('ok'));
  const label = async () =>
    (await desktop.tray.menu()).find((entry) => entry.label.startsWith('Race feed'))?.label;
  await expect.poll(label).toBeDefined();
  await desktop.tray.choose((await label()) ?? '');
  await expect((await open()).getByRole('heading', { name: 'Race feed' })).toBeVisible();
});

test('a panel that comes back finds the icon again', async ({ launch, vendors, desktop }) => {
  await launch({ configuration: exampleConfiguration(vendors) });
  await desktop.tray.until(({ toolTip }) => toolTip.startsWith('ok'));
  await desktop.tray.leave();
  await desktop.tray.join();
  expect((await desktop.tray.until(({ toolTip }) => toolTip.startsWith('ok'))).toolTip).toContain('queue 2');
});

test('Quit in the tray ends the app', async ({ launch, vendors, desktop }) => {
  const { app } = await launch({ configuration: exampleConfiguration(vendors) });
  await desktop.tray.until(({ toolTip }) => toolTip.startsWith('ok'));
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  // The app may be gone before it has answered the panel.
  await desktop.tray.choose('Quit').catch(() => undefined);
  expect(await ended).toBe(0);
});
