import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../support/app.ts';
import { exampleConfiguration } from '../support/example.ts';
import { startPrivateBus } from '../support/private-bus.ts';

test('a keychain that never answers holds up neither the window nor the end of the app (K5, P9, F2)', async ({
  launch,
  vendors,
  folder,
}) => {
  const bus = await startPrivateBus(folder, 'silent', 'org.freedesktop.secrets');
  try {
    const {
      app,
      page: open,
      quit,
    } = await launch({
      configuration: exampleConfiguration(vendors, { without: ['edge', 'fp'] }),
      env: { DBUS_SESSION_BUS_ADDRESS: bus.address },
    });
    const page = await open();
    await expect(
      page.getByRole('heading', { level: 1 }).or(page.getByText('Try the demo')).first(),
    ).toBeVisible();
    // Main stays free while the keychain is waited for.
    await app.evaluate(({ app: electron }) => electron.getVersion());
    // The secrets of an import from the command line are then kept for this session.
    await expect(page.getByRole('row', { name: /^Showroom/ })).toHaveAttribute('data-condition', 'fresh', {
      timeout: 40_000,
    });
    await page.evaluate(() => void window.api.selfCheck(undefined));
    expect(await quit()).toBe(0);
  } finally {
    bus.stop();
  }
});

test('quitting in the middle of a request ends in order (P9)', async ({ launch, vendors }) => {
  vendors.faults.add({ kind: 'hang' });
  const { page: open, quit } = await launch({ configuration: exampleConfiguration(vendors) });
  await open();
  await expect.poll(() => vendors.requests().length).toBeGreaterThan(0);
  expect(await quit()).toBe(0);
});

test('a bug in main is logged without secrets and told, and polling goes on (P5)', async ({
  launch,
  vendors,
  profile,
}) => {
  const { app, page: open } = await launch({ configuration: exampleConfiguration(vendors) });
  const page = await open();
  await expect(page.getByRole('row', { name: /^Showroom/ })).toHaveAttribute('data-condition', 'fresh');
  const told = await app.evaluate(({ dialog }, secret) => {
    const asked = new Promise<string>((resolve) => {
      dialog.showMessageBox = (options: unknown) => {
        resolve(JSON.stringify(options));
        return Promise.resolve({ response: 2, checkboxChecked: false });
      };
    });
    setTimeout(() => {
      throw new Error(`It broke with ${secret}`);
    });
    return asked;
  }, vendors.credentials.streampixel.apiKey);
  expect(told).toContain('Something went wrong inside Tallylight.');
  const log = readFileSync(join(profile, 'logs', 'tallylight.log'), 'utf8');
  expect(log).toContain('It broke with');
  expect(log + told).not.toContain(vendors.credentials.streampixel.apiKey);
  const polls = vendors.requests().length;
  await expect.poll(() => vendors.requests().length).toBeGreaterThan(polls + 2);
});
