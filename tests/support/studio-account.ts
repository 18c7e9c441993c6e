/** The FastPix account of the app tests, allowed to change things, and how its streams are reached in the window. */
import type { Page } from 'playwright/test';
import type { Vendors } from '../../src-main/demo/vendors.ts';
import { exampleConfiguration } from './example.ts';
import { expect } from './app.ts';

/** Only the account at which something can be changed. */
export function studioConfiguration(vendors: Vendors, allowChanges = true) {
  const whole = exampleConfiguration(vendors, { without: ['sp', 'edge'] });
  return { ...whole, accounts: whole.accounts.map((account) => ({ ...account, allowChanges })) };
}

export const sourceOf = (vendors: Vendors, name: string) => `fp:${vendors.fastpix.find(name)}`;

export const rowOf = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });

/** Opens the page of a stream once the account's list has come. */
export async function openStream(page: Page, vendors: Vendors, name: string): Promise<void> {
  await page.evaluate(
    (id) => (location.hash = `#/source/${encodeURIComponent(id)}`),
    sourceOf(vendors, name),
  );
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Everything but reading that the vendors have been asked, in order: `PUT finish`, `DELETE`. */
export function changesAt(vendors: Vendors): readonly string[] {
  return vendors
    .requests()
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => [method, path.split('/').slice(5).join('/')].filter(Boolean).join(' '));
}

export const dialogOf = (page: Page) => page.getByRole('dialog');

/** Confirms what the dialog shows; types the label when it is asked for. */
export async function confirm(page: Page, button: string, typed?: string): Promise<void> {
  const dialog = dialogOf(page);
  if (typed !== undefined) await dialog.getByLabel(/^Type “/).fill(typed);
  await dialog.getByRole('button', { name: button, exact: true }).click();
}

export const outcome = (page: Page, word: string) => dialogOf(page).locator(`[data-outcome="${word}"]`);

export const closeDialog = (page: Page) =>
  dialogOf(page).getByRole('button', { name: 'Close', exact: true }).last().click();

/** The newest line of the audit about an action, read from the list of changes. */
export async function auditLine(page: Page, action: string) {
  await page.evaluate(() => (location.hash = '#/audit'));
  return page.locator(`[data-audit="${action}"]`).first();
}
