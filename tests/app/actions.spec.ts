import { expect, test } from '../support/app.ts';
import {
  auditLine,
  changesAt,
  closeDialog,
  confirm,
  dialogOf,
  openStream,
  outcome,
  rowOf,
  studioConfiguration,
} from '../support/studio-account.ts';

test('every action goes from a click to confirmed, from wherever it is asked for', async ({
  launch,
  vendors,
  desktop,
}) => {
  const page = await (await launch({ configuration: studioConfiguration(vendors) })).page();
  await expect(rowOf(page, 'Keynote')).toHaveAttribute('data-condition', 'offline');

  // From the source's page: the difference is shown before it is sent.
  await openStream(page, vendors, 'Side stage');
  await page.getByRole('button', { name: 'Update…' }).click();
  const dialog = dialogOf(page);
  await dialog.getByLabel('Value 2').fill('x'.repeat(256));
  await expect(dialog.getByText('Value 2: A value has at most 255 characters.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Review changes' })).toBeDisabled();
  await dialog.getByLabel('Value 2').fill('C4');
  await dialog.getByLabel('Reconnect window').fill('180');
  await expect(dialog.getByText('For unreliable networks')).toBeVisible();
  await dialog.getByRole('button', { name: 'Review changes' }).click();
  await expect(dialog.getByRole('row', { name: 'changed room B2 C4' })).toBeVisible();
  expect(changesAt(vendors)).toEqual([]);
  await confirm(page, 'Send changes');
  await expect(outcome(page, 'confirmed')).toBeVisible();
  await closeDialog(page);
  expect(vendors.fastpix.stream(vendors.fastpix.find('Side stage'))).toMatchObject({
    metadata: { name: 'Side stage', room: 'C4' },
    reconnectWindow: 180,
  });

  // From the context menu, by mouse: an active stream wants its label.
  await page.evaluate(() => (location.hash = '#/overview'));
  await rowOf(page, 'Side stage').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Disable…' }).click();
  await expect(dialog.getByText('all viewers are cut off')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Disable', exact: true })).toBeDisabled();
  await confirm(page, 'Disable', 'Side stage');
  await expect(outcome(page, 'confirmed')).toBeVisible();
  await closeDialog(page);

  // By keyboard.
  await rowOf(page, 'Backstage').focus();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Enable…' }).focus();
  await page.keyboard.press('Enter');
  await confirm(page, 'Enable');
  await expect(outcome(page, 'confirmed')).toBeVisible();
  await closeDialog(page);

  // From the palette.
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command' }).fill('finish workshop');
  await page.keyboard.press('Enter');
  await confirm(page, 'Finish');
  await expect(outcome(page, 'confirmed')).toBeVisible();
  await closeDialog(page);

  expect(changesAt(vendors)).toEqual(['PATCH', 'PUT live-disable', 'PUT live-enable', 'PUT finish']);
  await expect(await auditLine(page, 'finish')).toContainText('from the palette');
  for (const action of ['update', 'disable', 'enable'])
    await expect(await auditLine(page, action)).toContainText('from the window');
  await expect(await auditLine(page, 'update')).toContainText('metadata room: “B2” → “C4”');

  // Both went down because of that: they are in the list, and nobody was startled by a bubble.
  await page.getByRole('link', { name: /^Incidents/ }).click();
  for (const [name, did] of [
    ['Side stage', 'disabled'],
    ['Workshop', 'finished'],
  ]) {
    const incident = page.getByRole('listitem', { name: `Stream down: ${name}` });
    await expect(incident).toContainText(`You ${did} this stream.`, { timeout: 60_000 });
    await incident.getByRole('button', { name: 'Details' }).click();
    const proof = incident.getByRole('region', { name: 'Why did you not notify me?' });
    await expect(proof).toContainText(`Done by you? Yes, you ${did} this stream`);
    const timeline = incident.getByRole('region', { name: 'What happened' });
    await expect(timeline).toContainText(`You ${did} this stream.`);
  }
  expect(desktop.notifications.received.map(({ title }) => title)).toEqual([]);
});

test('a deletion waits eight seconds, can be cancelled, and is sent after that', async ({
  launch,
  vendors,
}) => {
  const page = await (await launch({ configuration: studioConfiguration(vendors) })).page();
  await expect(rowOf(page, 'Keynote')).toBeVisible();
  await openStream(page, vendors, 'Keynote');
  const begin = async () => {
    await page.getByRole('button', { name: 'Delete…' }).click();
    await confirm(page, 'Delete', 'Keynote');
    await expect(dialogOf(page).getByRole('timer')).toHaveText(/^[1-8] s$/);
  };
  await begin();
  await dialogOf(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(outcome(page, 'cancelled')).toBeVisible();
  await closeDialog(page);

  // Closing what waits takes it back, too; what goes on without a dialog can be cancelled beside the page.
  await begin();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Cancelled. Nothing was sent.').last()).toBeVisible();
  await begin();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Command' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Cancel: Keynote' }).click();
  await expect(page.getByRole('region', { name: 'Actions under way' })).toHaveCount(0);
  expect(changesAt(vendors)).toEqual([]);

  await begin();
  await expect(outcome(page, 'confirmed')).toBeVisible();
  expect(changesAt(vendors)).toEqual(['DELETE']);
  await expect(await auditLine(page, 'delete')).toContainText('Confirmed: Keynote is gone.');
});

test('several are listed with what happens to each before one confirmation', async ({ launch, vendors }) => {
  const page = await (await launch({ configuration: studioConfiguration(vendors) })).page();
  for (const name of ['Side stage', 'Workshop', 'Backstage'])
    await rowOf(page, name).click({ modifiers: ['Control'] });
  await expect(page.getByText('3 selected').last()).toBeVisible();
  await page.getByRole('button', { name: 'Disable 3…' }).click();
  const dialog = dialogOf(page);
  await expect(dialog.locator('[data-skipped="true"]')).toHaveText(/left out: .*Backstage is disabled/);
  await confirm(page, 'Disable 2', 'Disable 2');
  await expect(outcome(page, 'confirmed')).toHaveCount(2);
  expect(changesAt(vendors)).toEqual(['PUT live-disable', 'PUT live-disable']);
});

test('pressed often, confirmed twice and asked for while one is under way, it is sent once', async ({
  launch,
  vendors,
}) => {
  const page = await (await launch({ configuration: studioConfiguration(vendors) })).page();
  await expect(rowOf(page, 'Side stage')).toBeVisible();
  vendors.faults.add({ method: 'PUT', kind: 'delay', ms: 2_000 });
  await openStream(page, vendors, 'Side stage');
  await page.getByRole('button', { name: 'Finish…' }).click();
  await dialogOf(page).getByRole('button', { name: 'Finish', exact: true }).dblclick();
  await closeDialog(page);
  for (const name of ['Update…', 'Disable…', 'Finish…'])
    await expect(page.getByRole('button', { name })).toBeDisabled();
  await expect(
    page.getByRole('status').filter({ hasText: 'Confirmed: Side stage is off air.' }).first(),
  ).toBeVisible();
  expect(changesAt(vendors)).toEqual(['PUT finish']);
});

test('with changes switched off the buttons say so, and can be used once they are allowed', async ({
  launch,
  vendors,
}) => {
  const page = await (await launch({ configuration: studioConfiguration(vendors, false) })).page();
  await expect(rowOf(page, 'Backstage')).toBeVisible();
  await openStream(page, vendors, 'Backstage');
  await expect(page.getByText('Changes are switched off for Studio: Tallylight only reads.')).toBeVisible();
  await page.getByRole('button', { name: 'Enable…' }).click();
  await dialogOf(page).getByRole('button', { name: 'Allow changes' }).click();
  await confirm(page, 'Enable');
  await expect(outcome(page, 'confirmed')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.evaluate(() => (location.hash = '#/accounts'));
  await page.getByRole('switch', { name: 'Allow changes' }).click();
  await openStream(page, vendors, 'Backstage');
  await expect(page.getByText('Changes are switched off for Studio: Tallylight only reads.')).toBeVisible();
});
