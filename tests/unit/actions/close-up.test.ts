import { describe, expect, it } from 'vitest';
import { imageType } from '../../../src-main/core/answers/image.ts';
import { placesOf } from '../../../src-main/providers/storm/thumbnail.ts';
import { studio, type Studio } from './studio.ts';

const edge = () => studio({ account: 'storm' });

async function viewers(run: Studio, more: { search?: string; showPersonal?: boolean; page?: number } = {}) {
  const asked = { source: run.source('Race feed'), page: 1, showPersonal: false, ...more };
  return run.core.handlers.listViewers(asked);
}

/** A source with a picture, and the request for it that the server saw. */
async function pictured(run: Studio, source: string) {
  const seen = () => run.vendors.requests().filter((request) => request.path.includes('thumbnails'));
  return { answer: await run.core.handlers.readThumbnail({ source }), seen: seen() };
}

describe('The viewers of a Storm stream', () => {
  it('are listed as sources that could watch them', async () => {
    const run = await edge();
    const list = await viewers(run);
    if (!list.ok) throw new Error(list.failure.message);
    expect(list.value.viewers.length).toBeGreaterThan(0);
    for (const viewer of list.value.viewers) {
      expect(viewer.kind).toBe('viewer');
      expect(Object.keys(viewer.key)).toEqual(['viewerId']);
    }
    expect(list.value.total).toBeGreaterThanOrEqual(list.value.viewers.length);
  });

  it('have no address until somebody asks for it', async () => {
    const run = await edge();
    const [masked, open] = [await viewers(run), await viewers(run, { showPersonal: true })];
    if (!masked.ok || !open.ok) throw new Error('no list');
    expect(masked.value.viewers.every((one) => one.facts['address'] === undefined)).toBe(true);
    expect(open.value.viewers.some((one) => typeof one.facts['address'] === 'string')).toBe(true);
  });

  it('are asked for once where the server has no such list', async () => {
    const run = await edge();
    run.vendors.storm.setUp({ hasViewerList: false });
    const asked = () => run.vendors.requests().filter((one) => one.path.endsWith('/viewers')).length;
    expect(await viewers(run)).toMatchObject({ failure: { kind: 'not-found' } });
    expect(await viewers(run)).toMatchObject({ failure: { kind: 'not-found' } });
    expect(asked()).toBe(1);
  });

  it('of a stream that is not there are nobody, and the list is still asked for later', async () => {
    const run = await edge();
    run.vendors.storm.remove('edge', 'f1');
    expect(await viewers(run)).toMatchObject({ ok: true, value: { total: 0, viewers: [] } });
    run.vendors.storm.release('edge', 'f1');
    expect(await viewers(run)).toMatchObject({ ok: true });
  });
});

describe('The picture of a stream', () => {
  const source = async (run: Studio) => {
    const { value } = run.core.handlers.takeSnapshot() as {
      value: { sources: readonly { id: string; facts: object }[] };
    };
    const found = value.sources.find((one) => 'thumbnailPath' in one.facts);
    if (!found) throw new Error('no stream has a picture');
    return found.id;
  };

  it('comes as a data URL', async () => {
    const run = await edge();
    const { answer, seen } = await pictured(run, await source(run));
    expect(answer.ok && answer.value.url.startsWith('data:image/png;base64,')).toBe(true);
    expect(seen.length).toBeGreaterThan(0);
  });

  it.each([
    ['a web page', { kind: 'status', status: 200, body: '<html></html>' }],
    ['JSON', { kind: 'status', status: 200, body: { a: 1 } }],
    ['more than half a megabyte', { kind: 'rubbish', what: 'huge' }],
    ['a redirect to another server', { kind: 'redirect', to: 'other-origin' }],
  ] as const)('is not %s', async (_what, fault) => {
    const run = await edge();
    run.vendors.faults.add({ ...fault, path: 'thumbnails' });
    const { answer } = await pictured(run, await source(run));
    expect(answer).toMatchObject({ ok: false });
    expect(run.vendors.requests().some((one) => (one.vendor as string) === 'elsewhere')).toBe(false);
  });

  it('is told by its bytes', () => {
    expect(imageType(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]))).toBe('image/png');
    expect(imageType(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
    expect(imageType(new TextEncoder().encode('RIFF....WEBPVP8 '))).toBe('image/webp');
    for (const text of ['', 'RIFF....WAVE', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'PNG'])
      expect(imageType(new TextEncoder().encode(text))).toBeUndefined();
  });

  it.each([
    'https://other.test/a.png',
    '//other.test/a.png',
    'javascript:alert(1)',
    'file:///etc/passwd',
    '/%zz',
    '',
  ])('is never looked for at %s', (path) => expect(placesOf('https://edge.test/storm', path)).toEqual([]));

  it('is looked for below the base URL first, then from the origin', () => {
    const paths = (base: string, path: string) => placesOf(base, path).map((one) => one.path.join('/'));
    expect(paths('https://edge.test/storm', '/t/a.png')).toEqual(['storm/t/a.png', 't/a.png']);
    expect(paths('https://edge.test/api/v1', '/t/a.png')).toEqual(['t/a.png']);
    expect(paths('https://edge.test/storm', '/storm/t/a.png')).toEqual(['storm/t/a.png']);
    expect(paths('https://edge.test', 'https://edge.test/t/../a.png')).toEqual(['a.png']);
  });
});
