import { demoProjects } from '../../src-main/demo/names.ts';
import { expect, test } from '../support/app.ts';
import { exampleConfiguration } from '../support/example.ts';

test.beforeEach(({ vendors }) => vendors.streampixel.set(demoProjects.showroom, { live: 50, queue: 2 }));

test('the self-check and the test button say in plain words what the desktop does with notifications', async ({
  launch,
  vendors,
  desktop,
}) => {
  const { notifications } = desktop;
  await notifications.setAbilities(['body', 'sound'], true);
  const settings = { sound: { warning: true } };
  const { page: open } = await launch({
    configuration: { ...exampleConfiguration(vendors, { interval: 500 }), settings },
  });
  const page = await open();
  await desktop.tray.until(({ toolTip }) => toolTip.includes('queue 2'));
  vendors.streampixel.set(demoProjects.showroom, { live: 50, queue: 9 });
  const bare = await notifications.until(() => true);
  expect(bare.actions).toEqual([]);
  await page.getByRole('link', { name: 'Settings' }).click();
  const check = page.getByRole('region', { name: 'Self-check' });
  const line = (id: string) => check.locator(`[data-check="${id}"]`);
  const run = () => check.getByRole('button', { name: 'Run self-check' }).click();
  const send = () => page.getByRole('button', { name: 'Send test notification' }).click();

  await run();
  await expect(line('buttons')).toContainText('None. A click does nothing either.');
  await expect(line('buttons')).toHaveAttribute('data-ok', 'false');
  await expect(line('stays')).toContainText('They are gone from the desktop.');
  await expect(line('sound')).toContainText('The desktop plays the sound we name.');
  await expect(line('silence')).toContainText('On: notifications are held back by the desktop.');
  await send();
  await expect(page.getByText('Do not disturb is on, so it may show it later')).toBeVisible();

  await notifications.setAbilities(['actions', 'body', 'persistence']);
  await run();
  await expect(line('notifications')).toContainText('tests 1 shows them.');
  await expect(line('buttons')).toContainText('Acknowledge, Snooze and Quiet; a click opens the source.');
  await expect(line('stays')).toContainText('The desktop keeps them in its list.');
  await expect(line('sound')).toContainText('The desktop does not promise to play any.');
  await expect(line('silence')).toContainText('Not known here: the system does not tell an app.');
  await expect(line('silence')).not.toHaveAttribute('data-ok');
  await send();
  await expect(page.getByText('tests 1 has taken the test notification. If you do not see it')).toBeVisible();

  await notifications.setMode('hang');
  await run();
  await expect(line('notifications')).toContainText('The desktop did not answer in time. Alerts are listed');
  await expect(line('buttons')).toHaveCount(0);

  await notifications.setMode('none');
  await run();
  const nobody = 'No notification service is running on this desktop.';
  await expect(line('notifications')).toContainText(`${nobody} Alerts are listed under Incidents`);
  await send();
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText(nobody);
});
