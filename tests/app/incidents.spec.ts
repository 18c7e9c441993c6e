import { expect, test } from '../support/app.ts';
import { letWait, openGrowth, openShowroom } from '../support/showroom.ts';

test('every notification can be proved: rule, readings, suppressors, and what would have cleared it', async ({
  launch,
  vendors,
  desktop,
}) => {
  const { window: page } = await openShowroom({ launch, vendors, desktop });
  letWait(vendors, 9);
  await desktop.notifications.until(({ title }) => title === 'Queue growing: Showroom');
  const incident = await openGrowth(page);
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
  const { window: page, quit } = await openShowroom({ launch, vendors, desktop });
  letWait(vendors, 9);
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
  await quit();
  const again = await (await launch()).page();
  const kept = await openGrowth(again);
  await expect(kept).toContainText('acknowledged');
  await expect(kept.getByLabel('Note')).toHaveValue('School class.');
  await again.getByRole('region', { name: 'Snoozed' }).getByRole('button', { name: 'End snooze' }).click();
  await expect(again.getByRole('region', { name: 'Snoozed' })).toBeHidden();
});
