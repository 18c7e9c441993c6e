/** A Storm server of one's own, over real HTTPS with a self-signed certificate, from the form to the second refusal. */
import type { Page } from 'playwright/test';
import { startVendors, type Vendors } from '../../src-main/demo/vendors.ts';
import { expect, test } from '../support/app.ts';
import { oneCertificate, otherCertificate } from '../unit/demo/certificates.ts';
import { X509Certificate } from 'node:crypto';

const fingerprintOf = ({ cert }: { readonly cert: string }) => new X509Certificate(cert).fingerprint256;

const secure = (tls: typeof oneCertificate, port = 0) =>
  startVendors({ shows: 'still', accounts: ['storm'], tls, port });

/** What a server was asked, with which words of permission. */
const tokens = (server: Vendors) => server.requests().map(({ headers }) => headers['authorization']);

async function fillForm(page: Page, server: Vendors): Promise<void> {
  await page.getByRole('button', { name: 'Add account' }).first().click();
  await page.getByLabel('Provider').selectOption('storm');
  await page.getByLabel('Account name').fill('Edge');
  await page.getByLabel('API base URL').fill(`${server.origin}/storm`);
  await page.getByLabel('Bearer token').fill(server.credentials.storm.token);
}

test('a self-signed certificate is refused, accepted once, and refused again when it changes', async ({
  launch,
  desktop,
}) => {
  expect(desktop).toBeDefined();
  const first = await secure(oneCertificate);
  const port = Number(new URL(first.origin).port);
  const { page: open } = await launch();
  const page = await open();
  await fillForm(page, first);
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: 'Test connection' }).click();

  await expect(form.getByText(`The certificate of 127.0.0.1:${port} is not trusted`)).toBeVisible();
  await expect(form.locator('[data-fingerprint]')).toHaveAttribute(
    'data-fingerprint',
    fingerprintOf(oneCertificate),
  );
  await expect(form.getByText('it is self-signed')).toBeVisible();
  expect(first.requests()).toEqual([]);

  await form.getByRole('button', { name: 'Trust this certificate' }).click();
  await expect(form.getByText('The Storm server accepts the token')).toBeVisible();
  await form.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('dialog', { name: 'Add source' }).getByRole('checkbox', { name: /^f1,/ }).check();
  await page.getByRole('button', { name: 'Add 1 source' }).click();
  await expect(page.getByRole('row', { name: /^f1/ })).toHaveAttribute('data-condition', 'fresh');
  expect(new Set(tokens(first))).toEqual(new Set([`Bearer ${first.credentials.storm.token}`]));
  await first.stop();

  const second = await secure(otherCertificate, port);
  await page.getByRole('link', { name: 'Accounts' }).click();
  const panel = page.locator('[data-account-id]');
  await expect(panel.getByText(/^The certificate of .* has changed since/)).toBeVisible({ timeout: 30_000 });
  const prints = panel.locator('[data-fingerprint]');
  await expect(prints.nth(0)).toHaveAttribute('data-fingerprint', fingerprintOf(oneCertificate));
  await expect(prints.nth(1)).toHaveAttribute('data-fingerprint', fingerprintOf(otherCertificate));
  await expect(page.locator('html')).toHaveAttribute('data-overall', 'blind');
  expect(second.requests()).toEqual([]);

  await panel.getByRole('button', { name: 'Trust this certificate' }).click();
  await expect(panel).toHaveAttribute('data-condition', 'ok');
  expect(second.requests().length).toBeGreaterThan(0);
  await panel.getByRole('button', { name: 'Stop trusting it' }).click();
  await expect(panel.getByText(/^The certificate of .* is not trusted/)).toBeVisible();
  await second.stop();
});
