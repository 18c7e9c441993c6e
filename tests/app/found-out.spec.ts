/** What is found out about streams and viewers beyond their readings, as it is shown, told and decided. */
import type { Page } from 'playwright/test';
import { demoViewer } from '../../src-main/demo/names.ts';
import type { Vendors } from '../../src-main/demo/vendors.ts';
import { expect, test } from '../support/app.ts';
import { exampleConfiguration } from '../support/example.ts';

const INTERVAL = 250;
/** What a viewer of the stream of too little gets usually, bytes a second, and how many there are. */
const EACH = 250_000;
const PEOPLE = 20;

const outdoors = { outBandwidth: EACH * PEOPLE, inBandwidth: 500_000, viewerCount: PEOPLE };

function configurationFor(vendors: Vendors) {
  const example = exampleConfiguration(vendors, { interval: INTERVAL, without: ['sp'] });
  const stream = (id: string, name: string) => ({
    id,
    account: 'fp',
    kind: 'stream',
    key: { streamId: vendors.fastpix.find(name) },
    label: name,
    interval: INTERVAL,
  });
  const outdoor = { application: 'edge', streamKey: 'outdoor' };
  return {
    ...example,
    sources: [
      ...example.sources,
      { id: 'outdoor', account: 'edge', kind: 'stream', key: outdoor, label: 'Outdoor', interval: INTERVAL },
      stream('keynote', 'Keynote'),
      stream('side', 'Side stage'),
      stream('workshop', 'Workshop'),
    ],
  };
}

/** Each look at one stream finds a viewer more, each at the other now one more and now one less. */
function countOn({ fastpix, onRequest }: Vendors): void {
  const [rising, swaying] = [fastpix.find('Keynote'), fastpix.find('Side stage')];
  let looks = 0;
  onRequest(({ path }) => {
    if (!path.endsWith('viewer-count')) return;
    if (path.includes(rising)) fastpix.set(rising, { views: 500 + (looks += 1) });
    if (path.includes(swaying)) fastpix.set(swaying, { views: 80 + (looks % 2) });
  });
}

const found = (page: Page, id: string) => page.locator(`[data-found="${id}"]`);
const fact = (page: Page, id: string) => page.locator(`[data-fact="${id}"]`);
const viewsTile = (page: Page) => page.locator('.tile[data-metric="views"]');

async function visit(page: Page, source: string): Promise<void> {
  await page.evaluate((id) => (location.hash = `#/source/${id}`), source);
  await expect(page.locator(`main [data-source-id="${source}"]`).first()).toBeVisible();
}

/** Until enough was seen of a source to tell what it brings of the usual. */
const knowsTheUsual = (page: Page, source: string, share: string) =>
  expect
    .poll(
      () =>
        page.evaluate(
          async ([id, metric]) => {
            const snapshot = await window.api.takeSnapshot(undefined);
            const sources = snapshot.ok ? snapshot.value.sources : [];
            return sources.find((one) => one.id === id)?.readings[metric ?? ''];
          },
          [source, share],
        ),
      { timeout: 60_000 },
    )
    .toBeDefined();

/** Looks of the app at a path since this was asked for. */
function looksAt({ requests }: Vendors, end: string): () => number {
  const count = () => requests().filter(({ path }) => path.endsWith(end)).length;
  const before = count();
  return () => count() - before;
}

test('Storm: a stall is told before the state flips, low delivery after a minute, a viewer by the worst figure', async ({
  launch,
  vendors,
  desktop,
}) => {
  test.setTimeout(180_000);
  vendors.storm.set('edge', 'outdoor', { state: 'PUBLISHED', ...outdoors });
  vendors.storm.setViewer(demoViewer, {
    healthData: { latency: 412, latencyGrade: 'Bad', droppedFramesRatio: 0.01, droppedFramesGrade: 'Good' },
  });
  const { page: open } = await launch({ configuration: configurationFor(vendors) });
  const page = await open();
  await knowsTheUsual(page, 'outdoor', 'deliveryShare');
  vendors.storm.set('edge', 'outdoor', { outBandwidth: 0.2 * EACH * PEOPLE });

  await visit(page, 'f1');
  await expect(found(page, 'age')).toHaveText(/Data age\s*\d+ s/);
  await expect(found(page, 'ingest')).toHaveCount(0);
  await knowsTheUsual(page, 'f1', 'ingestShare');
  vendors.storm.set('edge', 'f1', { inBandwidth: 0 });
  const stalled = await desktop.notifications.until(({ title }) => title.includes('Ingest stalled'));
  expect(stalled.title).toBe('Ingest stalled: Race feed');
  // The look that told it may have covered a moment in which all still came in.
  expect(stalled.body).toMatch(/^(Next to nothing|\d % of the usual) comes in$/);
  await expect(found(page, 'ingest')).toContainText('next to nothing comes in, for');
  await expect(fact(page, 'state')).toContainText('PUBLISHED');
  await expect(page.locator('header[data-source-id="f1"]')).toHaveAttribute('data-tone', 'warning');
  await expect(page.getByRole('heading', { name: 'Race feed', exact: true })).toBeVisible();
  expect(desktop.notifications.received.some(({ title }) => title.startsWith('Stream down'))).toBe(false);
  vendors.storm.set('edge', 'f1', { inBandwidth: 500_000 });
  await expect(found(page, 'ingest')).toHaveCount(0);
  await desktop.notifications.until(
    ({ title, body }) => title.startsWith('Recovered') && body.includes('Ingest stalled'),
  );

  await visit(page, 'v1');
  await expect(found(page, 'worst')).toHaveText(/Worst figure\s*Latency: Bad/);

  await visit(page, 'outdoor');
  const low = await desktop.notifications.until(({ title }) => title.includes('Delivery low'));
  expect(low.title).toBe('Delivery low: Outdoor');
  expect(low.body).toMatch(/^(19|20) % of the usual reaches each viewer for 1 min$/);
  await expect(found(page, 'delivery')).toContainText(
    'each viewer gets less than half of the usual, for 1 min',
  );

  // Figures that come no more grow old in sight.
  const mend = vendors.faults.add({ vendor: 'storm', kind: 'status', status: 500 });
  const age = async () => Number((await found(page, 'age').innerText()).match(/(\d+) s$/)?.[1]);
  await expect.poll(age).toBeGreaterThanOrEqual(3);
  mend();
});

test('FastPix: what its views mean is found out, and when a stream ends is told', async ({
  launch,
  vendors,
}) => {
  test.setTimeout(120_000);
  const { fastpix } = vendors;
  const [keynote, side, workshop] = ['Keynote', 'Side stage', 'Workshop'].map((name) => fastpix.find(name));
  fastpix.setUp({ viewerCountWhenIdle: 'last' });
  for (const id of [keynote, side, workshop]) fastpix.set(id ?? '', { status: 'active', views: 80 });
  countOn(vendors);
  const looks = looksAt(vendors, `${keynote}/viewer-count`);
  const { page: open } = await launch({ configuration: configurationFor(vendors) });
  const page = await open();
  await expect(page.getByRole('row', { name: /^Keynote/ })).toBeVisible();
  await visit(page, 'side');
  await expect(viewsTile(page)).toContainText('Views (meaning unknown)');
  await expect(found(page, 'meaning')).toContainText(/not known yet.*\d+ of at least 50 looks while live/s);

  await visit(page, 'workshop');
  await expect(found(page, 'ends')).toHaveText(/in about (59 min|1 h).*at the latest: it was live already/s);
  await visit(page, 'keynote');
  await expect(fact(page, 'maxDuration')).toContainText('without a limit');
  await expect(found(page, 'ends')).toHaveCount(0);

  await expect.poll(looks, { timeout: 60_000 }).toBeGreaterThan(60);
  await expect(viewsTile(page)).toContainText('Views (meaning unknown)');
  fastpix.set(keynote ?? '', { status: 'idle' });
  await expect(found(page, 'meaning')).toContainText('all so far: the number only rose');
  fastpix.set(keynote ?? '', { status: 'active' });
  await expect(viewsTile(page)).toContainText('Views so far');
  await expect(page.locator('.tile[data-metric="viewsPerMinute"]')).toBeVisible();

  await visit(page, 'side');
  await expect(viewsTile(page)).toContainText('Views now');
  await expect(found(page, 'meaning')).toContainText('people now: the number has fallen');
});
