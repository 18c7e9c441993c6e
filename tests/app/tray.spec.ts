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
  expect(menu).toEqual(
    expect.arrayContaining(['Open Tallylight', 'Snooze all', 'Quiet', 'Pause polling', 'Quit']),
  );
  const snooze = (await desktop.tray.menu()).find(({ label }) => label === 'Snooze all');
  expect(snooze?.children.map(({ label }) => label)).toEqual(['15 min', '1 h', 'Until recovered']);
});

test('an open incident is snoozed, and quiet begins and ends, with two clicks: the icon and one entry', async ({
  launch,
  vendors,
  desktop,
}) => {
  const showroom = demoProjects.showroom;
  vendors.streampixel.set(showroom, { live: 50, queue: 2 });
  await launch({ args: ['--hidden'], configuration: exampleConfiguration(vendors, { interval: 500 }) });
  await desktop.tray.until(({ toolTip }) => toolTip.startsWith('ok'));
  const menu = () => desktop.tray.menu();
  const labels = async () => (await menu()).map(({ label }) => label);
  expect(await labels()).not.toContain('Snooze');
  vendors.streampixel.set(showroom, { live: 50, queue: 9 });
  await desktop.tray.until(({ toolTip }) => toolTip.startsWith('warning'));
  await expect.poll(labels).toContain('Snooze');
  // Panels open a submenu under the pointer: no click of its own.
  await desktop.tray.choose('Snooze', 'Queue growing: Showroom, until recovered');
  await desktop.tray.until(({ toolTip }) => toolTip.startsWith('ok'));
  await expect.poll(labels).not.toContain('Snooze');

  await desktop.tray.choose('Quiet', 'For 1 hour');
  await desktop.tray.until(({ toolTip }) => toolTip.endsWith(', quiet'));
  const told = async () => (await menu()).find(({ label }) => label.startsWith('Quiet since '));
  await expect.poll(told).toMatchObject({ enabled: false, label: expect.stringContaining(' until ') });
  expect(await labels()).not.toContain('Quiet');
  await desktop.tray.choose('End quiet');
  await desktop.tray.until(({ toolTip }) => !toolTip.includes('quiet'));
  await expect.poll(labels).toContain('Quiet');
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
