/** Serves the page by the own scheme `app://tallylight/` (faults.md S3, S4). */
import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { listAppFiles } from './app-files.ts';
import type { AppFile } from './app-files.ts';
import { APP_SCHEME, isOwnAddress } from './origin.ts';
import { SAFE_PAGE, SAFE_PATH } from './safe-page.ts';

/** What the page may do; `svelte-trusted-html` is the policy that Svelte makes its templates with. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
].join('; ');

const headers = (type: string) => ({
  'content-type': type,
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
});

/** Must be called before the app is ready. */
export function claimScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: false } },
  ]);
}

/** Answers requests of our page from the files below `root`; everything else is a 404. */
export function servePage(root: string): void {
  const files = listAppFiles(root);
  protocol.handle(APP_SCHEME, (request) => answer(request.url, files));
}

async function answer(address: string, files: ReadonlyMap<string, AppFile>): Promise<Response> {
  const path = isOwnAddress(address) ? new URL(address).pathname : undefined;
  if (path === SAFE_PATH) return new Response(SAFE_PAGE, { headers: headers('text/html; charset=utf-8') });
  const file = path === undefined ? undefined : files.get(path);
  if (file === undefined) return new Response('Not found', { status: 404, headers: headers('text/plain') });
  return new Response(await readFile(file.path), { headers: headers(file.type) });
}
