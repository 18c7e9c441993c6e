import { expect, test } from '../support/app.ts';
import { exampleConfiguration } from '../support/example.ts';
import { startPrivateBus } from '../support/private-bus.ts';

const LONG = 600_000;

test('after sleep everything is looked at again at once, though the system says everything twice (C4, F12)', async ({
  launch,
  vendors,
  folder,
}) => {
  const logind = await startPrivateBus(folder, 'logind');
  try {
    const configuration = exampleConfiguration(vendors, { interval: LONG, without: ['fp', 'edge'] });
    const { page: open } = await launch({ configuration, env: { DBUS_SYSTEM_BUS_ADDRESS: logind.address } });
    await expect((await open()).locator('[data-condition="fresh"]')).toHaveCount(1);
    vendors.clear();
    logind.say('sleep');
    // What was seen less than five seconds ago need not be seen again.
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    logind.say('wake');
    await expect.poll(() => vendors.requests().length).toBe(1);
  } finally {
    logind.stop();
  }
});

test('a process that was stopped and goes on looks again at once (C5)', async ({ launch, vendors }) => {
  const configuration = exampleConfiguration(vendors, { interval: LONG, without: ['fp', 'edge'] });
  const { app, page: open } = await launch({ configuration });
  await expect((await open()).locator('[data-condition="fresh"]')).toHaveCount(1);
  vendors.clear();
  app.process().kill('SIGSTOP');
  await new Promise((resolve) => setTimeout(resolve, 25_000));
  expect(vendors.requests()).toEqual([]);
  app.process().kill('SIGCONT');
  await expect.poll(() => vendors.requests().length).toBe(1);
});
