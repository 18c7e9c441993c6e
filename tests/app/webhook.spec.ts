import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { demoProjects } from '../../src-main/demo/names.ts';
import { expect, test as base } from '../support/app.ts';
import { exampleConfiguration } from '../support/example.ts';
import { startReceiver, type Receiver } from '../support/receiver.ts';

const SECRET = 'canary-signing-secret';
const PATH = '/hooks/canary-path-of-the-address';

const test = base.extend<{ readonly receiver: Receiver }>({
  receiver: async ({}, use) => {
    const receiver = await startReceiver(SECRET);
    await use(receiver);
    await receiver.stop();
  },
});

test.beforeEach(({ vendors }) => vendors.streampixel.set(demoProjects.showroom, { live: 50, queue: 2 }));

function filesBelow(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)));
  return names.filter((name) => statSync(name, { throwIfNoEntry: false })?.isFile() === true);
}

/** Every entry of ours in the keychain, by its attributes. */
const entries = () =>
  execFileSync('sh', ['-c', 'secret-tool search --all service Tallylight 2>&1'], { encoding: 'utf8' });

const rule = {
  id: 'long',
  name: 'Too many wait',
  scope: { source: 'showroom' },
  condition: { type: 'above', metric: 'queue', value: 4 },
  for: 0,
  severity: 'critical',
  destinations: ['ops'],
};

test('an alert is told once by a signed message, its recovery by another, and the address stays in the keychain', async ({
  launch,
  vendors,
  desktop,
  receiver,
  profile,
}) => {
  const example = exampleConfiguration(vendors, { interval: 500, without: ['edge', 'fp'] });
  const secret = { url: { env: 'OPS_ADDRESS' }, signingSecret: SECRET };
  const destinations = [{ id: 'ops', name: 'Ops room', preset: 'json', secret }];
  const {
    page: open,
    printed,
    quit,
  } = await launch({
    configuration: { ...example, rules: [rule], destinations },
    env: { OPS_ADDRESS: `${receiver.origin}${PATH}` },
  });
  const page = await open();
  await desktop.tray.until(({ toolTip }) => toolTip.includes('queue 2'));
  vendors.streampixel.set(demoProjects.showroom, { live: 50, queue: 6 });
  await desktop.notifications.until(({ title }) => title === 'Too many wait: Showroom');
  await expect.poll(() => receiver.received.length).toBe(1);
  expect(receiver.received[0]).toMatchObject({
    path: PATH,
    isGenuine: true,
    body: {
      format: 'tallylight-alert/1',
      kind: 'opened',
      severity: 'critical',
      title: 'Too many wait: Showroom',
    },
  });
  vendors.streampixel.set(demoProjects.showroom, { live: 50, queue: 0 });
  const recovery = await desktop.notifications.until(({ title }) => title === 'Recovered: Showroom');
  await expect.poll(() => receiver.received.length).toBe(2);
  expect(receiver.received[1]).toMatchObject({
    isGenuine: true,
    body: { kind: 'recovered', title: recovery.title, body: recovery.body },
  });
  expect(new Set(receiver.received.map(({ event }) => event)).size).toBe(2);

  await page.getByRole('link', { name: /^Incidents/ }).click();
  const incident = page.getByRole('listitem', { name: 'Too many wait: Showroom' });
  await incident.getByRole('button', { name: 'Details' }).click();
  await expect(incident.getByRole('region', { name: 'What happened' })).toContainText('Told to Ops room.');
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('listitem', { name: 'Ops room' })).toContainText('Last told');

  const entry = ['lookup', 'service', 'Tallylight', 'account', 'destination/ops'];
  const kept = JSON.parse(execFileSync('secret-tool', entry, { encoding: 'utf8' })) as { data: string };
  expect(JSON.parse(Buffer.from(kept.data, 'base64').toString())).toEqual({
    url: `${receiver.origin}${PATH}`,
    signingSecret: SECRET,
  });
  const told = await page.evaluate(async () =>
    JSON.stringify([
      await window.api.readDestinations(undefined),
      await window.api.takeSnapshot(undefined),
      await window.api.readRules(undefined),
      document.documentElement.outerHTML,
    ]),
  );
  expect(told).toContain('Ops room');
  expect(told).not.toContain('canary');
  expect(printed.out + printed.err).not.toContain('canary');
  await quit();
  const files = filesBelow(profile);
  expect(files.length).toBeGreaterThan(3);
  expect(files.filter((file) => readFileSync(file).includes('canary'))).toEqual([]);
});

test('a destination is added, tested and named by a rule in the window; what fails is told, tried again and outlives a restart', async ({
  launch,
  vendors,
  desktop,
  receiver,
}) => {
  const first = await launch({
    configuration: exampleConfiguration(vendors, { interval: 500, without: ['edge', 'fp'] }),
  });
  const page = await first.page();
  await desktop.tray.until(({ toolTip }) => toolTip.includes('queue 2'));
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Add destination' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add destination' });
  await dialog.getByLabel('Kind').selectOption('slack');
  await dialog.getByLabel('Name').fill('Slack #ops');
  await dialog.getByLabel('Webhook address').fill('http://example.com/hook');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('unencrypted over the internet')).toBeVisible();
  await dialog.getByLabel('Webhook address').fill(`${receiver.origin}${PATH}`);
  await dialog.getByRole('button', { name: 'Send test' }).click();
  await expect(dialog.getByText('has taken the test message')).toBeVisible();
  expect(receiver.received[0]?.body).toMatchObject({ mrkdwn: false });
  await dialog.getByRole('button', { name: 'Save' }).click();
  const item = page.getByRole('listitem', { name: 'Slack #ops' });
  await expect(item).toContainText('not used yet');

  await page.getByRole('link', { name: /^Rules/ }).click();
  await page.getByRole('listitem', { name: 'Queue growing' }).getByRole('button', { name: 'Edit' }).click();
  const editor = page.getByRole('form', { name: 'Edit rule' });
  await editor.getByLabel('Slack #ops (Slack)').check();
  await expect(editor.getByText('Also tells Slack #ops.')).toBeVisible();
  await editor.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('listitem', { name: 'Queue growing' })).toContainText('Also tells Slack #ops.');

  receiver.answer(503);
  vendors.streampixel.set(demoProjects.showroom, { live: 50, queue: 9 });
  await expect.poll(() => receiver.received.length).toBeGreaterThanOrEqual(3);
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(item).toContainText('has trouble of its own (status 503)');
  await expect(item).toHaveAttribute('data-waiting', '1');
  const events = new Set(receiver.received.slice(1).map(({ event }) => event));
  expect(events.size).toBe(1);
  await first.quit();

  receiver.answer(200);
  const before = receiver.received.length;
  const second = await launch();
  const again = await second.page();
  await expect.poll(() => receiver.received.length, { timeout: 60_000 }).toBe(before + 1);
  expect(receiver.received.at(-1)?.event).toBe([...events][0]);
  await again.getByRole('link', { name: 'Settings' }).click();
  await expect(again.getByRole('listitem', { name: 'Slack #ops' })).toHaveAttribute('data-waiting', '0');
  await again.getByRole('listitem', { name: 'Slack #ops' }).getByRole('button', { name: 'Remove' }).click();
  expect(entries()).toContain('destination/slack-');
  await again.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(again.getByText('None yet. Add one')).toBeVisible();
  await expect.poll(entries).not.toContain('destination/slack-');
});
