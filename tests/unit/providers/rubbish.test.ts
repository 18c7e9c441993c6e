/** Whatever a vendor sends, a look ends with outcomes: nothing is thrown, nothing odd comes through, no secret is told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Source } from '#contract/configuration';
import type { Yield } from '../../../src-main/core/provider.ts';
import { base64 } from '../../../src-main/core/answers.ts';
import { findProvider } from '../../../src-main/providers/registry.ts';
import { canaries, context, fixture, lookOnce, source, type VendorId } from './support.ts';
import { empty, html, json, tableAccount, unreadable, type Reply } from './table-account.ts';

const cases: readonly (readonly [VendorId, Source, string])[] = [
  ['streampixel', source('project', { projectId: 'p' }), 'streampixel/seed-user-stats.200'],
  ['storm', source('stream', { application: 'a', streamKey: 'k' }), 'storm/seed-stream.200'],
  ['storm', source('viewer', { viewerId: 'v' }), 'storm/seed-viewer.200'],
  ['fastpix', source('stream', { streamId: 's' }), 'fastpix/seed-stream-by-id.200'],
  ['fastpix', source('stream', { streamId: 's' }), 'fastpix/seed-list-streams.200'],
];
const all = { config: { accessTokenId: 'token-id-1', watch: 'all' } };

function look(vendor: VendorId, asked: Source, reply: Reply, isList: boolean): Promise<Yield> {
  return lookOnce(vendor, context(vendor, [asked], isList ? all : {}), tableAccount({ '*': reply }));
}

/** Every number is finite and not negative, every text plain; a failure has words. */
function expectSound({ outcomes }: Yield): void {
  for (const outcome of outcomes.values()) {
    expect(Number.isFinite(outcome.at)).toBe(true);
    if (!outcome.ok) {
      expect(outcome.failure.message).toMatch(/^\S.*\S$/);
      continue;
    }
    for (const value of Object.values(outcome.readings))
      expect(Number.isFinite(value) && value >= 0).toBe(true);
    for (const fact of Object.values(outcome.facts).flat())
      expect(String(fact)).not.toMatch(/[\u0000-\u001f\u202a-\u202e]|undefined|NaN/);
  }
}

const anything = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });
const statuses = fc.constantFrom(200, 200, 200, 201, 400, 401, 403, 404, 409, 422, 429, 500, 503, 999);

describe.each(cases)('Rubbish from %s', (vendor, asked, name) => {
  const isList = name.includes('list');

  it(`(instead of ${name}) never throws`, async () => {
    await fc.assert(
      fc.asyncProperty(anything, statuses, async (body, status) => {
        expectSound(await look(vendor, asked, json(body, status), isList));
      }),
      { numRuns: 300 },
    );
  });

  it('in any one place of a good answer never throws, and never becomes a reading', async () => {
    const paths = leavesOf(fixture(name));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), anything, async (path, value) => {
        expectSound(await look(vendor, asked, json(replaced(fixture(name), path, value)), isList));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a string', json('x')],
    ['null', json(null)],
    ['a list', json([])],
    ['an empty object', json({})],
    ['nothing', empty(200)],
    ['a broken text', unreadable(200)],
    ['a web page', html(200)],
    ['deeply nested lists', json(JSON.parse('['.repeat(500) + ']'.repeat(500)))],
  ])('that is %s is an unexpected response', async (_what, reply) => {
    const { outcomes } = await look(vendor, asked, reply, isList);
    const outcome = outcomes.get('s1');
    expect(outcome).toMatchObject({ ok: false, failure: { kind: 'unexpected-response' } });
  });
});

type Path = readonly (string | number)[];

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy: Record<string, unknown> = Array.isArray(value)
    ? (Object.assign([], value) as unknown as Record<string, unknown>)
    : { ...(value as object) };
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

describe.each(cases)('A secret that %s echoes', (vendor, asked, name) => {
  const [secret = ''] = Object.values(canaries[vendor]);
  const forms = [secret, encodeURIComponent(secret), base64(secret)];
  if (vendor === 'fastpix') forms.push(base64(`token-id-1:${secret}`));
  const echoes = forms.flatMap((form) => [
    json({ message: form, success: false, error: { message: form, description: `x ${form}` } }, 500),
    json(
      {
        message: `no ${form}`,
        success: false,
        error: { message: form, fields: [{ field: form, message: form }] },
      },
      401,
    ),
    json({ message: form, success: false, error: { message: form } }, 404),
    json({ message: form, success: false, error: { message: form } }),
    empty(302, { location: `https://elsewhere.example/${form}?k=${form}` }),
    empty(302, { location: `/${form}` }),
    empty(302, { location: `https://${encodeURIComponent(secret)}.example/` }),
    html(403),
  ]);

  it('is in no outcome, in no form', async () => {
    for (const reply of echoes) {
      const looked = await look(vendor, asked, reply, name.includes('list'));
      const told = JSON.stringify([[...looked.outcomes], looked.failure, looked.found]);
      for (const form of forms) expect(told).not.toContain(form);
    }
  });

  it('is in no answer to a test or a discovery', async () => {
    const provider = findProvider(vendor);
    for (const reply of echoes) {
      const http = tableAccount({ '*': reply });
      const tested = await provider?.test(context(vendor, [asked]), http);
      const found = await provider?.discover?.(context(vendor), http);
      for (const form of forms) expect(JSON.stringify([tested, found])).not.toContain(form);
    }
  });
});

describe('The secrets in FastPix bodies', () => {
  it.each([
    'seed-list-streams.200',
    'synthetic-list-streams.200.mixed-page1',
    'synthetic-list-streams.200.mixed-page2',
  ])('of %s do not outlive the parsing', async (name) => {
    const text = JSON.stringify(fixture(`fastpix/${name}`));
    const secrets = [...text.matchAll(/"(?:streamKey|srtSecret|srtPlaybackSecret|url)":"([^"]+)"/g)].map(
      (one) => one[1] ?? '',
    );
    expect(secrets.length).toBeGreaterThan(0);
    const looked = await look(
      'fastpix',
      source('stream', { streamId: 's' }),
      json(fixture(`fastpix/${name}`)),
      true,
    );
    expect(looked.found?.length).toBeGreaterThan(1);
    const told = JSON.stringify([[...looked.outcomes], looked.found]);
    for (const secret of secrets) expect(told).not.toContain(secret);
  });
});
