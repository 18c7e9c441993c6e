import { spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { demoProjects } from '../../src-main/demo/names.ts';
import { expect, test } from '../support/app.ts';
import { diskHistory } from '../support/disk-history.ts';
import { exampleConfiguration } from '../support/example.ts';
import { monthConfiguration, openShowroom, storeMonth, wholeMinute } from '../support/stored-month.ts';

const queueOf = (page: Page) =>
  page.getByRole('row', { name: /^Showroom/ }).locator('[data-metric=queue][data-value]');

const openSettings = async (page: Page) => {
  await page.getByRole('link', { name: 'Settings' }).click();
  await expect(page.locator('[data-bytes]')).toBeVisible();
};

test('a history that cannot be written is told of, polling goes on, and it is saved once that can be', async ({
  launch,
  profile,
  vendors,
}) => {
  const file = join(profile, 'history.sqlite');
  mkdirSync(file, { recursive: true });
  const page = await (await launch({ configuration: exampleConfiguration(vendors) })).page();
  const notice = page.getByText('History is not being saved: its file cannot be opened or written.');
  await expect(notice).toBeVisible();
  vendors.streampixel.set(demoProjects.showroom, { live: 50, queue: 23 });
  await expect(queueOf(page)).toHaveAttribute('data-value', '23');
  rmdirSync(file);
  await expect(notice).toBeHidden({ timeout: 20_000 });
  expect(statSync(file).isFile()).toBe(true);
});

test('a damaged history is set aside and told of, and a new one is begun', async ({
  launch,
  profile,
  vendors,
}) => {
  mkdirSync(profile, { recursive: true });
  writeFileSync(join(profile, 'history.sqlite'), Buffer.alloc(40_000, 'no database at all. '));
  const page = await (await launch({ configuration: exampleConfiguration(vendors) })).page();
  await expect(
    page.getByText(/The history file was damaged and was set aside as history.*corrupt-/),
  ).toBeVisible();
  expect(readdirSync(profile).filter((name) => /^history.*corrupt-\d{8}T\d{6}Z$/.test(name))).toHaveLength(1);
  await expect(queueOf(page)).toHaveAttribute('data-value', '2');
  await openShowroom(page);
  await expect(page.locator('[data-chart] [data-series="Queue"]')).toHaveText('2');
});

test('how long things are kept is set, and a source, all samples or everything is forgotten', async ({
  launch,
  profile,
  vendors,
}) => {
  await storeMonth(profile, wholeMinute(Date.now()));
  const page = await (await launch({ configuration: monthConfiguration(vendors) })).page();
  await openSettings(page);
  const kept = page.getByLabel('Every sample for');
  await expect(kept).toHaveValue('2');
  await kept.fill('3');
  await kept.press('Tab');
  await page.reload();
  await expect(page.getByLabel('Every sample for')).toHaveValue('3');

  const size = page.locator('[data-bytes]');
  await expect(size).toContainText(/\d+,\d{3} samples since/);
  const samples = async () =>
    Number(/([\d,]+) samples/.exec(await size.innerText())?.[1]?.replaceAll(',', ''));
  // What is older goes in steps of its own; the page tells how much there is when it is opened.
  const samplesNow = async () => {
    await page.reload();
    await expect(size).toContainText('samples since');
    return samples();
  };
  await expect.poll(samplesNow).toBeLessThan(4_000);
  const before = await samples();
  const sources = page.getByLabel('Clear a source');
  await sources.selectOption('f1');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Clear the history of Race feed?');
  await dialog.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(samples).toBeLessThan(0.6 * before);
  expect(await samples()).toBeGreaterThan(0.4 * before);

  await page.getByRole('button', { name: 'Clear all samples' }).click();
  await dialog.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(samples).toBeLessThan(100);

  await page.getByRole('button', { name: 'Forget everything' }).click();
  const forget = dialog.getByRole('button', { name: 'Forget everything' });
  await expect(forget).toBeDisabled();
  await dialog.getByLabel('Type “forget everything” to confirm').fill('forget everything');
  await forget.click();
  await expect(dialog).toBeHidden();
  await page.evaluate(() => (location.hash = '#/source/showroom'));
  await page.getByRole('button', { name: '30 d' }).click();
  await expect(page.getByRole('application').first()).toBeVisible();
  expect(readdirSync(profile).filter((name) => name.includes('corrupt'))).toEqual([]);
});

/** A disk of one MiB, where this user may make one. */
function smallDisk(folder: string): string | undefined {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tallylight-test', disk]);
  return status === 0 ? disk : undefined;
}

test('a full disk is told of, polling goes on, and all of it is saved once there is room', async ({
  launch,
  profile,
  vendors,
  folder,
}) => {
  const disk = smallDisk(folder);
  test.skip(disk === undefined, 'a disk of its own takes the rights of root');
  if (disk === undefined) return;
  try {
    mkdirSync(profile, { recursive: true });
    symlinkSync(join(disk, 'history.sqlite'), join(profile, 'history.sqlite'));
    const { page: open, quit } = await launch({ configuration: exampleConfiguration(vendors) });
    const page = await open();
    await expect(queueOf(page)).toHaveAttribute('data-value', '2');
    fill(join(disk, 'filler'));
    const notice = page.getByText('History is not being saved: the disk is full.');
    await expect(notice).toBeVisible({ timeout: 20_000 });
    vendors.streampixel.set(demoProjects.showroom, { live: 50, queue: 23 });
    await expect(queueOf(page)).toHaveAttribute('data-value', '23');
    rmSync(join(disk, 'filler'));
    await expect(notice).toBeHidden({ timeout: 20_000 });
    await openShowroom(page);
    await expect(page.locator('[data-chart] [data-series="Queue"]')).toHaveText('23');
    expect(await quit()).toBe(0);
    expect(await storedQueues(join(disk, 'history.sqlite'))).toContain(23);
  } finally {
    spawnSync('umount', [disk]);
  }
});

/** Takes all the room there is. */
function fill(path: string): void {
  const file = openSync(path, 'w');
  try {
    for (;;) writeSync(file, Buffer.alloc(4_096));
  } catch (error) {
    expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
  } finally {
    closeSync(file);
  }
}

/** The queue of each poll of the showroom in the file. */
async function storedQueues(path: string): Promise<readonly number[]> {
  const history = diskHistory(path);
  const question = { source: 'showroom', metrics: ['queue'], from: 0, until: Infinity };
  const answer = await history.ask('looks', question);
  await history.close();
  return answer.ok ? [...(answer.value.values[0] ?? [])] : [];
}
