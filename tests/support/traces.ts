/** Where a secret could have left a trace, in every spelling in which it could have travelled. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import type { Vendors } from '../../src-main/demo/vendors.ts';

function spellings(secret: string): readonly Buffer[] {
  const texts = [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)];
  const coded = [0, 1, 2].map((shift) =>
    Buffer.from(' '.repeat(shift) + secret)
      .toString('base64')
      .slice(4, -4),
  );
  const narrow = [...texts, ...coded].map((text) => Buffer.from(text, 'utf8'));
  return [...narrow, Buffer.from(secret, 'utf16le')];
}

export function filesBelow(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)));
  return names.filter((name) => statSync(name, { throwIfNoEntry: false })?.isFile() === true);
}

/** The secrets that are in `content`. */
export const found = (content: Buffer, secrets: readonly string[]) =>
  secrets.filter((secret) => spellings(secret).some((spelling) => content.includes(spelling)));

/** The page's whole memory. */
export async function heapOf(page: Page): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const chunks: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  return Buffer.from(chunks.join(''));
}

const secretNames = new Set(['streamKey', 'srtSecret', 'srtPlaybackSecret']);

/** Every stream key and SRT secret of the simulated FastPix. */
export function streamSecrets({ fastpix }: Vendors): readonly string[] {
  const secrets: string[] = [];
  JSON.stringify(fastpix.streams(), (name, value: unknown) => {
    if (secretNames.has(name) && typeof value === 'string') secrets.push(value);
    return value;
  });
  return secrets;
}
