import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright/test';
import { channels } from '#contract/channels';
import { expect, test } from '../support/app.ts';
import { exampleConfiguration } from '../support/example.ts';
import { filesBelow, found, heapOf, streamSecrets } from '../support/traces.ts';
import { chooseFile } from '../support/file-dialogs.ts';

const ofAccount = (account: string) => ['lookup', 'service', 'Tallylight', 'account', account];

/** All that the page can be told: every answer, and everything pushed for a while. */
async function everythingTold(page: Page): Promise<string> {
  const questions = Object.entries(channels).flatMap(([name, { direction }]) =>
    direction === 'invoke' ? [name] : [],
  );
  return page.evaluate(async (names) => {
    const ask = window.api as unknown as Record<string, (input: unknown) => Promise<unknown>>;
    const pushed: unknown[] = [];
    window.api.onUpdate((update) => pushed.push({ ...update, samples: undefined }));
    const harmless = names.filter((name) => /^(take|describe|read|self)/.test(name));
    const inputs = [
      undefined,
      { id: 'showroom' },
      { id: 'f1' },
      { sources: ['showroom'] },
      { account: 'fp' },
    ];
    const answers = await Promise.all(harmless.flatMap((name) => inputs.map((input) => ask[name]?.(input))));
    answers.push(
      await window.api.testConnection({ id: 'fp' }),
      await window.api.discoverSources({ account: 'fp' }),
    );
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    return JSON.stringify([answers, pushed, document.documentElement.outerHTML]);
  }, questions);
}

/** Exports by the window's own way; the system's dialog is answered for the user. */
async function exported(app: ElectronApplication, page: Page, file: string): Promise<Buffer> {
  await chooseFile(app, file);
  const answer = await page.evaluate(() => window.api.exportConfiguration(undefined));
  expect(answer.ok).toBe(true);
  return readFileSync(file);
}

test('the secrets are in the keychain and nowhere else', async ({ launch, vendors, profile, folder }) => {
  const configuration = exampleConfiguration(vendors);
  const secrets = configuration.accounts.flatMap(({ secret }) =>
    Object.values(secret as Record<string, string>),
  );
  const all = [...secrets, ...streamSecrets(vendors)];
  expect(all.length).toBeGreaterThan(5);

  const { app, page: open, printed, quit } = await launch({ configuration });
  const page = await open();
  await expect(page.getByRole('row', { name: /^Showroom/ })).toHaveAttribute('data-condition', 'fresh');
  await expect(page.getByRole('row', { name: /^Keynote/ })).toBeVisible();
  vendors.faults.add({ vendor: 'streampixel', kind: 'status', status: 500, message: secrets[0] ?? '' });
  await expect(page.getByRole('row', { name: /^Showroom/ })).not.toHaveAttribute('data-condition', 'fresh');

  for (const { id, secret } of configuration.accounts) {
    const envelope = JSON.parse(execFileSync('secret-tool', ofAccount(id), { encoding: 'utf8' })) as {
      data: string;
    };
    expect(JSON.parse(Buffer.from(envelope.data, 'base64').toString())).toEqual(secret);
  }
  expect(found(Buffer.from(await everythingTold(page)), all)).toEqual([]);
  // The label is there, so the search is one that finds.
  expect(found(await heapOf(page), [...all, 'Showroom'])).toEqual(['Showroom']);
  expect(found(await exported(app, page, join(folder, 'export.json')), all)).toEqual([]);
  expect(found(Buffer.from(printed.out + printed.err), all)).toEqual([]);
  await quit();
  const files = filesBelow(profile);
  expect(files.map((file) => basename(file))).toEqual(
    expect.arrayContaining(['settings.json', 'tallylight.log']),
  );
  expect(files.filter((file) => found(readFileSync(file), all).length > 0)).toEqual([]);
});
