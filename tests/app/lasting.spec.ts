/** What outlasts an end of the app and a night: holds, what was seen to, what was hushed, and what waits for the morning. */
import type { Page } from 'playwright/test';
import type { Vendors } from '../../src-main/demo/vendors.ts';
import { expect, test } from '../support/app.ts';
import { exampleConfiguration } from '../support/example.ts';

const MINUTE = 60_000;
const HALLS = ['a', 'b', 'c'] as const;
type Hall = (typeof HALLS)[number];
const idOf = (hall: Hall) => `67${hall.repeat(22)}`;
const titleOf = (rule: string, hall: Hall) => `${rule}: Hall ${hall.toUpperCase()}`;

const ruleFor = (name: string, hall: Hall, hold: number) => ({
  id: `${name.toLowerCase()}-${hall}`,
  name,
  scope: { metric: 'queue', source: hall },
  condition: { type: 'above', metric: 'queue', value: 4 },
  for: hold,
  severity: 'warning',
});

/** Three halls in which nobody waits. */
function hallsOf(vendors: Vendors, rules: readonly ReturnType<typeof ruleFor>[]) {
  for (const hall of HALLS)
    vendors.streampixel.add({ id: idOf(hall), name: `Hall ${hall}`, still: { live: 5, queue: 0 } });
  const example = exampleConfiguration(vendors, { interval: 500, without: ['edge', 'fp'] });
  const sources = HALLS.map((hall) => ({
    ...example.sources[0],
    id: hall,
    key: { projectId: idOf(hall) },
    label: `Hall ${hall.toUpperCase()}`,
  }));
  return { ...example, sources, rules };
}

const wait = (vendors: Vendors, hall: Hall, queue: number) =>
  vendors.streampixel.set(idOf(hall), { live: 5, queue });

/** Polls of a hall so far. */
const looksAt = (vendors: Vendors, hall: Hall) =>
  vendors.requests().filter(({ path }) => path.includes(idOf(hall))).length;

const incidentOf = (page: Page, title: string) => page.getByRole('listitem', { name: title });
const openIncidents = (page: Page) => page.getByRole('link', { name: /^Incidents/ }).click();

/** All that is known of the incident of a rule, and of what is kept of its hall. */
const knownOf = (page: Page, rule: string, hall: string) =>
  page.evaluate(
    async ([named = '', source = '']) => {
      const snapshot = await window.api.takeSnapshot(undefined);
      const found = snapshot.ok ? snapshot.value.incidents.find((one) => one.rule === named) : undefined;
      const detail = await window.api.readIncident({ id: found?.id ?? '' });
      const replay = await window.api.openReplay({ incident: found?.id ?? '' });
      const until = Date.now();
      const series = [{ source, metric: 'queue' }];
      const kept = await window.api.readHistory({ series, from: until - 600_000, until, width: 600 });
      if (!detail.ok || !replay.ok || !kept.ok) throw new Error('not known');
      const [told] = kept.value.series;
      return {
        detail: detail.value,
        replay: replay.value,
        times: [...(told?.at ?? [])],
        most: Math.max(...(told?.max ?? [])),
      };
    },
    [rule, hall],
  );

test('a pending hold, an acknowledged and a snoozed incident go on over a restart, and the time between is not made up', async ({
  launch,
  vendors,
  desktop,
}) => {
  const rules = [ruleFor('Busy', 'a', 0), ruleFor('Busy', 'b', 0), ruleFor('Slow', 'c', 20_000)];
  const first = await launch({ configuration: hallsOf(vendors, rules) });
  const page = await first.page();
  await desktop.tray.until(({ toolTip }) => toolTip.startsWith('ok'));
  wait(vendors, 'a', 4);
  wait(vendors, 'b', 4);
  await openIncidents(page);
  await incidentOf(page, titleOf('Busy', 'a')).getByRole('button', { name: 'Acknowledge' }).click();
  await incidentOf(page, titleOf('Busy', 'b')).getByRole('button', { name: 'Snooze' }).click();
  await incidentOf(page, titleOf('Busy', 'b')).getByRole('button', { name: '1 h' }).click();
  await expect(page.getByRole('region', { name: 'Snoozed' })).toContainText(titleOf('Busy', 'b'));

  const began = Date.now();
  wait(vendors, 'c', 4);
  const before = looksAt(vendors, 'c');
  await expect.poll(() => looksAt(vendors, 'c')).toBeGreaterThanOrEqual(before + 2);
  await first.quit();
  // What goes on now is seen by nobody. A short end counts as having looked, so it is made a longer one.
  const ended = Date.now();
  wait(vendors, 'c', 40);
  await expect.poll(() => Date.now() - ended, { timeout: 30_000 }).toBeGreaterThan(12_000);
  wait(vendors, 'c', 4);

  const again = await (await launch()).page();
  const slow = titleOf('Slow', 'c');
  await desktop.notifications.until(({ title }) => title === slow);
  const titles = desktop.notifications.received.map(({ title }) => title);
  expect([...titles].sort()).toEqual([titleOf('Busy', 'a'), titleOf('Busy', 'b'), slow]);

  const { detail, replay, times, most } = await knownOf(again, 'slow-c', 'c');
  const hold = detail.why?.trace.timers.find(({ name }) => name === 'hold');
  expect(hold).toMatchObject({ span: 20_000, left: 0 });
  // The hold was moved by the time in which nobody looked, and lasted 20 s of looking.
  expect((hold?.since ?? NaN) - began).toBeGreaterThan(12_000);
  expect(detail.incident.openedAt - (hold?.since ?? NaN)).toBeGreaterThanOrEqual(20_000);
  expect([detail.incident.peak, most]).toEqual([4, 4]);
  expect(times.some((at) => at < ended)).toBe(true);
  expect(times.filter((at) => at > ended + 2_000 && at < ended + 11_000)).toEqual([]);
  expect(replay.proved).toBe(replay.stored);
  expect(replay.steps.map(({ text }) => text)).toContainEqual(expect.stringMatching(/^Nobody looked for /));

  await openIncidents(again);
  await expect(incidentOf(again, titleOf('Busy', 'a'))).toContainText('acknowledged');
  await expect(incidentOf(again, titleOf('Busy', 'b'))).toContainText('snoozed until');
  await expect(again.getByRole('region', { name: 'Snoozed' })).toContainText(titleOf('Busy', 'b'));
  await expect(incidentOf(again, slow)).toHaveAttribute('data-open', 'true');
});

/** Quiet from half an hour ago until `end`, epoch ms, whatever the machine's own time zone is. */
function quietUntil(end: number) {
  const time = (at: number) => new Date(at).toISOString().slice(11, 16);
  const days = [0, 1, 2, 3, 4, 5, 6];
  const hours = { from: time(end - 30 * MINUTE), until: time(end), timeZone: 'UTC', bypass: 'none' as const };
  return { enabled: true, days, ...hours };
}

test('at the end of quiet hours one digest tells what is still open, and nothing of what is over', async ({
  launch,
  vendors,
  desktop,
}) => {
  const rules = HALLS.map((hall) => ruleFor('Busy', hall, 0));
  const { page: open } = await launch({ configuration: hallsOf(vendors, rules) });
  const page = await open();
  await desktop.tray.until(({ toolTip }) => toolTip.startsWith('ok'));
  const keepQuiet = (end: number) =>
    page.evaluate((quietHours) => window.api.changePreferences({ quietHours }), quietUntil(end));
  const told = page.getByRole('group', { name: 'Quiet' });
  await keepQuiet(Date.now() + 15 * MINUTE);
  await desktop.tray.until(({ toolTip }) => toolTip.endsWith(', quiet'));
  await expect(told).toContainText(/^Quiet hours until .+nothing comes, not even critical/);
  const labels = async () => (await desktop.tray.menu()).map(({ label }) => label);
  await expect.poll(labels).toContainEqual(expect.stringMatching(/^Quiet hours until .+, nothing comes$/));
  for (const hall of HALLS) wait(vendors, hall, 4);
  await openIncidents(page);
  for (const hall of HALLS)
    await expect(incidentOf(page, titleOf('Busy', hall))).toHaveAttribute('data-open', 'true');
  wait(vendors, 'c', 0);
  await expect(incidentOf(page, titleOf('Busy', 'c'))).toHaveAttribute('data-open', 'false');
  expect(desktop.notifications.received).toEqual([]);

  // They end with a whole minute: the next one.
  const end = Math.ceil((Date.now() + 2_000) / MINUTE) * MINUTE;
  await keepQuiet(end);
  await expect(told.locator('[data-quiet-until]')).toHaveAttribute('data-quiet-until', String(end));
  const digest = await desktop.notifications.until(() => true);
  expect(Date.now()).toBeGreaterThanOrEqual(end);
  expect(digest.title).toBe('Quiet hours over: 2 still open');
  // In the order in which they opened: that of the polls.
  expect(digest.body.split(', ').sort()).toEqual([titleOf('Busy', 'a'), titleOf('Busy', 'b')]);
  await desktop.tray.until(({ toolTip }) => !toolTip.includes('quiet'));
  await expect(told).toBeHidden();

  const incident = incidentOf(page, titleOf('Busy', 'a'));
  await incident.getByRole('button', { name: 'Details' }).click();
  await expect(incident.getByRole('region', { name: 'What happened' })).toContainText(
    'You were told in one message what was still open.',
  );
  const looked = looksAt(vendors, 'a');
  await expect.poll(() => looksAt(vendors, 'a')).toBeGreaterThan(looked + 4);
  expect(desktop.notifications.received).toHaveLength(1);
});
