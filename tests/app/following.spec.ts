/** A FastPix account of 1,137 streams over 23 pages: followed whole, in budget, and none of its secrets anywhere. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import type { Vendors } from '../../src-main/demo/vendors.ts';
import { expect, test } from '../support/app.ts';
import { exampleConfiguration } from '../support/example.ts';

const STREAMS = 1_137;
const PAGES = 23;

test.use({ vendorOptions: { shows: 'still', streams: STREAMS } });

/** Stream keys, SRT secrets and SRT playback secrets of all streams. */
function secretsOf(vendors: Vendors): readonly string[] {
  return vendors.fastpix
    .streams()
    .flatMap((stream) => [
      stream.streamKey,
      stream.srtSecret,
      ...(stream.srtPlaybackResponse ? [stream.srtPlaybackResponse.srtPlaybackSecret] : []),
    ]);
}

/** They all end in `k` and the stream's ID, so their first half alone would be enough to betray one. */
const betrayed = (content: Buffer, secrets: readonly string[]) =>
  secrets.filter((secret) => content.includes(secret.slice(0, 32)));

async function heapOf(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  return Buffer.from(chunks.join(''));
}

function filesBelow(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)));
  return names.filter((name) => statSync(name, { throwIfNoEntry: false })?.isFile() === true);
}

test('every stream of a large account is followed, changes elsewhere are shown, and no secret of any is kept', async ({
  launch,
  vendors,
  profile,
}) => {
  const configuration = exampleConfiguration(vendors, { without: ['sp', 'edge'] });
  const { page: open, printed, quit } = await launch({ configuration });
  const page = await open();
  const sources = async () => {
    const snapshot = await page.evaluate(() => window.api.takeSnapshot(undefined));
    return snapshot.ok ? snapshot.value.sources : [];
  };
  await expect.poll(async () => (await sources()).length, { timeout: 40_000 }).toBe(STREAMS);
  const labels = new Set((await sources()).map(({ key }) => key['streamId']));
  expect(labels).toEqual(new Set(vendors.fastpix.streams().map(({ streamId }) => streamId)));

  const lists = () => vendors.requests().filter(({ path }) => path === '/v1/live/streams');
  const pages = lists()
    .slice(0, PAGES)
    .map(({ query }) => Number(query['offset']));
  expect(pages).toEqual(Array.from({ length: PAGES }, (_, index) => index + 1));

  await page.getByRole('link', { name: 'Accounts' }).click();
  const panel = page.locator('[data-account-id="fp"]');
  await expect(panel.getByText('Following all 1,137 streams')).toBeVisible();

  const { fastpix } = vendors;
  fastpix.change(fastpix.find('Stream 0400'), { metadata: { livestream_name: 'Renamed elsewhere' } });
  fastpix.set(fastpix.find('Stream 0500'), { status: 'disabled' });
  const deleted = fastpix.find('Stream 0600');
  const appeared = fastpix.add({ metadata: { livestream_name: 'Born elsewhere' } });
  fastpix.remove(deleted);
  const from = lists().length;
  const told = async () => {
    const all = await sources();
    const by = (label: string) => all.find((one) => one.label === label);
    return {
      renamed: by('Renamed elsewhere') !== undefined && by('Stream 0400') === undefined,
      disabled: by('Stream 0500')?.facts['status'],
      deleted: by('Stream 0600')?.vanished,
      appeared: by('Born elsewhere')?.key['streamId'],
    };
  };
  await expect
    .poll(told, { timeout: 45_000 })
    .toEqual({ renamed: true, disabled: 'disabled', deleted: true, appeared });
  // Told by the very next look: the one that ran when it happened, and one after it, are all that was read.
  expect(lists().length - from).toBeLessThanOrEqual(2 * PAGES + 2);

  await panel.getByRole('button', { name: 'Edit' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Leave out').fill('stream 00*, workshop');
  await form.getByLabel('At most').fill('0');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByText('Write a whole number from 1 to 10,000, such as 2000.')).toBeVisible();
  await form.getByLabel('At most').fill('');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(
    panel.getByText(/^Following 1,0\d\d of 1,137 streams; 9\d left out by your pattern$/),
  ).toBeVisible({
    timeout: 40_000,
  });
  expect((await sources()).some(({ label }) => label === 'Workshop')).toBe(false);

  const secrets = secretsOf(vendors);
  expect(secrets.length).toBeGreaterThan(3_000);
  const heap = await heapOf(page);
  expect(heap.includes('Renamed elsewhere')).toBe(true);
  expect(betrayed(heap, secrets)).toEqual([]);
  expect(betrayed(Buffer.from(printed.out + printed.err), secrets)).toEqual([]);
  // A call of the wrong shape is written into the log, so that there is one.
  await page.evaluate(() => window.api.readSource({ id: '' }));
  await quit();
  const files = filesBelow(profile);
  expect(files.some((file) => file.endsWith('tallylight.log'))).toBe(true);
  expect(files.filter((file) => betrayed(readFileSync(file), secrets).length > 0)).toEqual([]);
});
