import { describe, expect, it } from 'vitest';
import type { Asked } from './table-account.ts';
import { context, fixture, stream, vendor, viewer } from './support.ts';
import { empty, html, json, tableAccount, type Route } from './table-account.ts';

const listPath = 'api/streams';

async function discover(route: Route) {
  const http = tableAccount({ [listPath]: route });
  const found = await vendor('storm').discover?.(context('storm'), http);
  if (!found) throw new Error('Storm lists streams');
  return { found, pages: http.asked.map((asked) => asked.query?.['page']) };
}

function page(keys: readonly string[], hasNext: boolean) {
  const list = keys.map((streamKey) => ({
    application: 'live',
    streamKey,
    state: 'PUBLISHED',
    viewerCount: 1,
  }));
  return json({ data: { list, hasNext } });
}

describe('The list of streams of a Storm server', () => {
  it('gives application, key, state and viewers', async () => {
    const { found } = await discover(json(fixture('storm/synthetic-stream-list.200.INFERRED')));
    expect(found.ok && found.value.found).toEqual([
      {
        kind: 'stream',
        key: { application: 'live', streamKey: 'show1' },
        label: 'show1',
        detail: 'live, PUBLISHED, 128 viewers',
        live: true,
      },
      {
        kind: 'stream',
        key: { application: 'live', streamKey: 'show2' },
        label: 'show2',
        detail: 'live, PUBLISHED, 3 viewers',
        live: true,
      },
    ]);
  });

  it('is read page by page', async () => {
    const { found, pages } = await discover(({ query }: Asked) =>
      query?.['page'] === '1' ? page(['a', 'b'], true) : page(['b', 'c'], false),
    );
    expect(pages).toEqual(['1', '2']);
    expect(found.ok && found.value.found.map((one) => one.label)).toEqual(['a', 'b', 'c']);
  });

  it('ends when the server gives the same page for ever', async () => {
    const { pages } = await discover(page(['a'], true));
    expect(pages).toEqual(['1', '2']);
  });

  it('ends after a bounded number of pages', async () => {
    const { pages } = await discover(({ query }: Asked) => page([`s${query?.['page']}`], true));
    expect(pages).toHaveLength(200);
  });

  it.each([
    ['404 in the server’s shape', json({ message: 'Not found' }, 404)],
    ['404 without a body', empty(404)],
    ['405', json({ message: 'Method not allowed' }, 405)],
  ])('that is not there (%s) is not offered', async (_what, reply) => {
    const { found } = await discover(reply);
    expect(found).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
  });
});

describe('A test of the connection to a Storm server', () => {
  const test = (sources: Parameters<typeof context>[1], route: Route) => {
    const http = tableAccount({ '*': route });
    return { http, tested: vendor('storm').test(context('storm', sources), http) };
  };

  it('asks for the first source', async () => {
    const { http, tested } = test([stream], json(fixture('storm/seed-stream.200')));
    expect(await tested).toEqual({ ok: true, value: 'Connected. The Storm server accepts the token.' });
    expect(http.asked[0]?.path).toBe('api/streams/edge/f1');
  });

  it('is good when the source is not there now, and says so', async () => {
    const { tested } = test([viewer], json(fixture('storm/seed-viewer.404'), 404));
    expect(await tested).toEqual({
      ok: true,
      value: 'Connected. The Storm server accepts the token. Label is not live now.',
    });
  });

  it('without a source asks once for a stream that nobody has', async () => {
    const { http, tested } = test([], json(fixture('storm/seed-stream.404'), 404));
    expect(await tested).toMatchObject({ ok: true });
    expect(http.asked.map((asked) => `${asked.method} ${asked.path}`)).toEqual([
      'GET api/streams/connection-test/connection-test',
    ]);
  });

  it.each([
    ['a wrong token', json(fixture('storm/synthetic-error.401'), 401), 'unauthorized'],
    ['a wrong path', json({ error: 'nope' }, 404), 'not-found'],
    ['a web page', html(200), 'unexpected-response'],
  ])('tells %s', async (_what, reply, kind) => {
    expect(await test([], reply).tested).toMatchObject({ ok: false, failure: { kind } });
  });
});
