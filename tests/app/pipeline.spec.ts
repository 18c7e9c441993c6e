import type { Page } from 'playwright/test';
import { expect, test } from '../support/app.ts';
import { exampleConfiguration } from '../support/example.ts';

const HALLS = 40;
const idOf = (hall: number) => `66${hall.toString(16).padStart(22, 'e')}`;
const rule = {
  id: 'many',
  name: 'Too many wait',
  scope: { metric: 'queue' },
  condition: { type: 'above', metric: 'queue', value: 4 },
  for: 500,
  severity: 'critical',
};

/** Every trace that names a notification, with the title of the incident it leads with. */
const proofs = (page: Page) =>
  page.evaluate(async () => {
    const snapshot = await window.api.takeSnapshot(undefined);
    const incidents = snapshot.ok ? snapshot.value.incidents : [];
    const details = await Promise.all(incidents.map(({ id }) => window.api.readIncident({ id })));
    return details.flatMap((detail) =>
      detail.ok
        ? detail.value.traces
            .map(({ trace }) => trace)
            .filter(
              ({ notice, incidents: [first] }) => notice !== undefined && first === detail.value.incident.id,
            )
        : [],
    );
  });

const openOf = (page: Page, named: string) =>
  page.evaluate(async (id) => {
    const snapshot = await window.api.takeSnapshot(undefined);
    const all = snapshot.ok ? snapshot.value.incidents : [];
    return all.filter((one) => one.rule === id && one.closedAt === undefined).length;
  }, named);

test('forty sources: a dancing queue, ten at once and a lost network make three notifications, each with its proof', async ({
  launch,
  vendors,
  desktop,
}) => {
  test.setTimeout(240_000);
  for (let hall = 0; hall < HALLS; hall += 1)
    vendors.streampixel.add({ id: idOf(hall), name: `Hall ${hall}`, still: { live: 5, queue: 0 } });
  const example = exampleConfiguration(vendors, { interval: 1_000, without: ['fp'] });
  const halls = Array.from({ length: HALLS }, (_, hall) => ({
    id: `h${hall}`,
    account: 'sp',
    kind: 'project',
    key: { projectId: idOf(hall) },
    label: `Hall ${hall}`,
    interval: 1_000,
  }));
  const { page: open } = await launch({
    configuration: { ...example, sources: [...example.sources.slice(1), ...halls], rules: [rule] },
  });
  const page = await open();
  await desktop.tray.until(({ toolTip }) => /^ok: 0 of 42 /.test(toolTip));

  // Each step lasts until it was looked at twice: every poll finds the queue on the other side.
  const looked = () => vendors.requests().filter(({ path }) => path.includes(idOf(0))).length;
  for (let step = 0; step < 10; step += 1) {
    vendors.streampixel.set(idOf(0), { live: 5, queue: step % 2 === 0 ? 4 : 2 });
    const before = looked();
    await expect.poll(looked).toBeGreaterThanOrEqual(before + 2);
  }
  const danced = await page.evaluate(async () => {
    const snapshot = await window.api.takeSnapshot(undefined);
    return snapshot.ok ? snapshot.value.incidents.filter(({ sources }) => sources.includes('h0')) : [];
  });
  expect(danced).toMatchObject([{ rule: 'many', flapping: true }]);
  expect(desktop.notifications.received.map(({ title }) => title)).toEqual(['Too many wait: Hall 0']);

  for (let hall = 10; hall < 20; hall += 1) vendors.streampixel.set(idOf(hall), { live: 5, queue: 4 });
  await expect.poll(() => openOf(page, 'many')).toBeGreaterThanOrEqual(10);
  expect(desktop.notifications.received).toHaveLength(2);
  expect(desktop.notifications.received[1]?.title).toMatch(/^Too many wait: /);

  await vendors.stop();
  await desktop.notifications.until(({ title }) => title === 'No account can be reached');
  await expect.poll(() => openOf(page, 'network')).toBe(1);
  expect(desktop.notifications.received).toHaveLength(3);
  expect(await openOf(page, 'blind')).toBe(0);

  const found = await proofs(page);
  expect(found).toHaveLength(desktop.notifications.received.length);
  for (const trace of found) {
    expect(trace.rule.name).not.toBe('');
    expect(trace.readings.length).toBeGreaterThan(0);
    expect(trace.predicates.length).toBeGreaterThan(0);
    expect(trace.clears).not.toBe('');
    if (trace.rule.id !== 'many') continue;
    const hold = trace.timers.find(({ name }) => name === 'hold');
    expect(hold).toMatchObject({ span: 500, left: 0 });
    expect(trace.at - (hold?.since ?? NaN)).toBeGreaterThanOrEqual(500);
    expect(trace.suppressors.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['acknowledged', 'snooze', 'inhibit', 'quiet', 'cooldown']),
    );
  }
  const [first] = desktop.notifications.received;
  if (first) await desktop.notifications.invoke(first);
  await expect(page.getByRole('heading', { name: 'Hall 0', exact: true })).toBeVisible();
  const at = found.find(({ source }) => source === 'h0')?.at ?? NaN;
  expect(new URL(page.url()).hash).toBe(`#/source/h0?at=${at}`);
  const charts = page.getByRole('region', { name: 'Charts' });
  await expect(charts.locator(`[data-selected-at="${at}"]`).first()).toBeVisible();
  const decided = charts.getByRole('listitem').filter({ hasText: 'Too many wait' });
  await expect(decided).toHaveAttribute('data-answer', 'told');
});

test('an alert is snoozed from the tray, is on the list while it breaches, and its end is told by one digest', async ({
  launch,
  vendors,
  desktop,
}) => {
  vendors.streampixel.add({ id: idOf(1), name: 'Hall 1', still: { live: 5, queue: 0 } });
  const example = exampleConfiguration(vendors, { interval: 500, without: ['edge', 'fp'] });
  const [showroom] = example.sources;
  const source = { ...showroom, id: 'h1', label: 'Hall 1', key: { projectId: idOf(1) } };
  const { page: open } = await launch({ configuration: { ...example, sources: [source], rules: [rule] } });
  const page = await open();
  await desktop.tray.until(({ toolTip }) => toolTip.startsWith('ok'));
  vendors.streampixel.set(idOf(1), { live: 5, queue: 6 });
  await desktop.notifications.until(({ title }) => title === 'Too many wait: Hall 1');
  const told = desktop.notifications.received.length;
  await page.evaluate((until) => window.api.snooze({ until }), Date.now() + 8_000);
  await page.getByRole('link', { name: /^Incidents/ }).click();
  await expect(page.getByRole('region', { name: 'Snoozed' })).toContainText('Everything');
  const digest = await desktop.notifications.until(({ title }) => title.startsWith('Snooze over'));
  expect(digest.title).toMatch(/^Snooze over: (Hall 1|\d still open)$/);
  expect(desktop.notifications.received).toHaveLength(told + 1);
  await expect(page.getByRole('region', { name: 'Snoozed' })).toBeHidden();
});
