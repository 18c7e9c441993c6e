import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  isReachable,
  rememberUnreachable,
  wasUnreachable,
} from '../../../build/setup/runtime/release-host.mjs';

const HOUR = 3_600_000;
const ADDRESS = 'https://releases.example.test/electron.zip';
const NOW = Date.UTC(2026, 0, 1);
let cache = '';
let before: string | undefined;

beforeEach(() => {
  before = process.env['XDG_CACHE_HOME'];
  cache = mkdtempSync(join(tmpdir(), 'release-host-'));
  process.env['XDG_CACHE_HOME'] = cache;
});

afterEach(() => {
  if (before === undefined) delete process.env['XDG_CACHE_HOME'];
  else process.env['XDG_CACHE_HOME'] = before;
  rmSync(cache, { recursive: true });
});

test('an address that failed is not tried again for some hours, another one is', () => {
  expect(wasUnreachable(ADDRESS, NOW)).toBe(false);
  rememberUnreachable(ADDRESS, NOW);
  expect(wasUnreachable(ADDRESS, NOW + 5 * HOUR)).toBe(true);
  expect(wasUnreachable(ADDRESS, NOW + 7 * HOUR)).toBe(false);
  expect(wasUnreachable('https://mirror.example.test/electron.zip', NOW)).toBe(false);
});

test('a clock that was set back does not make a failure last', () => {
  rememberUnreachable(ADDRESS, NOW);
  expect(wasUnreachable(ADDRESS, NOW - HOUR)).toBe(false);
});

test('a host counts as reachable only when it has the file', async () => {
  const server = createServer((request, response) => {
    response.writeHead(request.method === 'HEAD' && request.url === '/there.zip' ? 200 : 404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await isReachable(`${base}/there.zip`)).toBe(true);
  expect(await isReachable(`${base}/other.zip`)).toBe(false);
  await new Promise((resolve) => server.close(resolve));
  expect(await isReachable(`${base}/there.zip`)).toBe(false);
});
