import { demoProjects } from '../../src-main/demo/names.ts';
import { expect, test } from '../support/app.ts';
import { exampleConfiguration } from '../support/example.ts';

test.beforeEach(({ vendors }) => vendors.streampixel.set(demoProjects.showroom, { live: 50, queue: 2 }));

test('every notification can be proved: rule, readings, suppressors, and what would have cleared it', async ({
  launch,
  vendors,
  desktop,
}) => {
  const { page: open } = await launch({ configuration: exampleConfiguration(vendors, { interval: 500 }) });
  const page = await open();
  await desktop.tray.until(({ toolTip }) => toolTip.includes('queue 2'));
  vendors.streampixel.set(demoProjects.showroom, { live: 50, queue: 9 });
  await desktop.notifications.until(({ title }) => title === 'Queue growing: Showroom');
  await page.getByRole('link', { name: /^Incidents/ }).click();
  const incident = page.getByRole('listitem', { name: 'Queue growing: Showroom' });
  await incident.getByRole('button', { name: 'Details' }).click();
  const why = incident.getByRole('region', { name: 'Why did you notify me?' });
  await expect(why).toContainText('Rule Queue growing, version 1');
  await expect(why).toContainText('Read: queue 9');
  await expect(why).toContainText('Snoozed? No');
  await expect(why).toContainText('Clears when');
  await expect(incident.getByRole('region', { name: 'What happened' })).toContainText('You were notified.');
});

test('an incident is noted, acknowledged and snoozed, and all of it outlives a restart', async ({
  launch,
  vendors,
  desktop,
}) => {
  const first = await launch({ configuration: exampleConfiguration(vendors, { interval: 500 }) });
  const page = await first.page();
  await desktop.tray.until(({ toolTip }) => toolTip.includes('queue 2'));
  vendors.streampixel.set(demoProjects.showroom, { live: 50, queue: 9 });
  await page.getByRole('link', { name: /^Incidents/ }).click();
  const incident = page.getByRole('listitem', { name: 'Queue growing: Showroom' });
  await incident.getByRole('button', { name: 'Acknowledge' }).click();
  await incident.getByRole('button', { name: 'Snooze' }).click();
  await incident.getByRole('button', { name: '1 h' }).click();
  const snoozed = page.getByRole('region', { name: 'Snoozed' });
  await expect(snoozed).toContainText('Queue growing: Showroom');
  await incident.getByRole('button', { name: 'Details' }).click();
  await incident.getByLabel('Note').fill('School class.');
  await incident.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The note is kept.')).toBeVisible();
  await first.quit();
  const again = await (await launch()).page();
  await again.getByRole('link', { name: /^Incidents/ }).click();
  const kept = again.getByRole('listitem', { name: 'Queue growing: Showroom' });
  await expect(kept).toContainText('acknowledged');
  await kept.getByRole('button', { name: 'Details' }).click();
  await expect(kept.getByLabel('Note')).toHaveValue('School class.');
  await again.getByRole('region', { name: 'Snoozed' }).getByRole('button', { name: 'End snooze' }).click();
  await expect(again.getByRole('region', { name: 'Snoozed' })).toBeHidden();
});
