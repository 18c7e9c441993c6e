/** What holds for every vendor in the registry, also for the next one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldDescriptor, ProviderDescriptor } from '#contract/descriptor';
import type { Source } from '#contract/configuration';
import { findProvider, providers } from '../../../src-main/providers/registry.ts';
import { account, context, fixture, source, vendorIds, type VendorId } from './support.ts';
import { json, tableAccount } from './table-account.ts';

const ids = (parts: readonly { readonly id: string }[]) => parts.map((part) => part.id);
const fieldsOf = ({
  baseUrl,
  config,
  secret,
  sourceKinds,
}: ProviderDescriptor): readonly FieldDescriptor[] => [
  baseUrl,
  ...config,
  ...secret,
  ...sourceKinds.flatMap((kind) => kind.fields),
];

describe('The registry', () => {
  it('has the three vendors, and finds each by its ID', () => {
    expect(providers.map((provider) => provider.descriptor.id)).toEqual(['streampixel', 'storm', 'fastpix']);
    for (const provider of providers) expect(findProvider(provider.descriptor.id)).toBe(provider);
    expect(findProvider('constructor')).toBeUndefined();
  });

  it('uses the fixed accessible names', () => {
    const named = Object.fromEntries(
      providers.map(({ descriptor }) => [descriptor.id, fieldsOf(descriptor).map((field) => field.label)]),
    );
    expect(named).toEqual({
      streampixel: ['API base URL', 'User ID', 'API key', 'Project ID'],
      storm: ['API base URL', 'Sign in with', 'Bearer token', 'Application', 'Stream key', 'Viewer ID'],
      fastpix: [
        'API base URL',
        'Access token ID',
        'Watch',
        'Leave out',
        'At most',
        'Secret key',
        'Stream ID',
      ],
    });
  });
});

describe.each(providers.map((provider) => [provider.descriptor.id, provider] as const))(
  '%s',
  (_id, provider) => {
    const { descriptor } = provider;

    it('has a schema for every kind of source it describes, and no other', () => {
      expect(Object.keys(provider.keys)).toEqual(descriptor.sourceKinds.map((kind) => kind.kind));
    });

    it('names every metric, fact and field once, derived metrics last', () => {
      for (const { metrics, facts, fields } of descriptor.sourceKinds) {
        for (const parts of [metrics, facts, fields]) expect(new Set(ids(parts)).size).toBe(parts.length);
        const derived = metrics.map((metric) => metric.derived === true);
        expect(derived).toEqual([...derived].sort());
      }
    });

    it('hides what it calls secret, and only that', () => {
      for (const field of fieldsOf(descriptor)) {
        const isSecret = descriptor.secret.includes(field);
        expect(field.kind === 'secret').toBe(isSecret);
      }
    });

    it('lists what it can discover, and describes no rhythm faster than its floor', () => {
      expect(provider.discover !== undefined).toBe(descriptor.discovers);
      for (const kind of descriptor.sourceKinds)
        expect(kind.defaultInterval).toBeGreaterThanOrEqual(kind.floorInterval);
    });
  },
);

/** Two sources and bodies of good answers for each kind; every reading and fact they give must be described. */
const seeds: readonly (readonly [VendorId, Source, string])[] = [
  ['streampixel', source('project', { projectId: 'p' }), 'streampixel/seed-user-stats.200'],
  ['storm', source('stream', { application: 'a', streamKey: 'k' }), 'storm/synthetic-stream.200.good'],
  ['storm', source('viewer', { viewerId: 'v' }), 'storm/synthetic-viewer.200.hls-mobile'],
  ['fastpix', source('stream', { streamId: 's' }), 'fastpix/synthetic-stream-by-id.200.active'],
];

describe.each(seeds)('A good answer of %s', (vendor, asked, name) => {
  it(`(${name}) gives nothing that is not described`, async () => {
    const kind = findProvider(vendor)?.descriptor.sourceKinds.find((one) => one.kind === asked.kind);
    const [task] = findProvider(vendor)?.tasks(context(vendor, [asked])) ?? [];
    const look = await task?.run(tableAccount({ '*': json(fixture(name)) }));
    const outcome = look?.outcomes.get('s1');
    if (!outcome?.ok) throw new Error('expected a sample');
    expect(ids(kind?.metrics ?? [])).toEqual(expect.arrayContaining(Object.keys(outcome.readings)));
    expect(ids(kind?.facts ?? [])).toEqual(expect.arrayContaining(Object.keys(outcome.facts)));
  });
});

describe.each(vendorIds)('The interval of a source of %s', (vendor) => {
  const floor = findProvider(vendor)?.descriptor.sourceKinds[0]?.floorInterval;
  const keyed = seeds.find(([one]) => one === vendor)?.[1] as Source;
  const intervalOf = (interval: number, baseUrl: string) =>
    findProvider(vendor)?.tasks({
      ...context(vendor, [{ ...keyed, interval }]),
      account: account(vendor, { baseUrl }),
    })[0]?.interval;

  it('is what was asked for, from the floor on', () => {
    expect(intervalOf(1, 'https://api.example.test')).toBe(floor);
    expect(intervalOf(60_000, 'https://api.example.test')).toBe(60_000);
  });

  it.each(['http://127.0.0.1:8080/x', 'http://localhost', 'http://[::1]:1'])(
    'may be shorter on %s',
    (baseUrl) => {
      expect(intervalOf(1, baseUrl)).toBe(250);
      expect(intervalOf(700, baseUrl)).toBe(700);
    },
  );

  it('is never short for a host that only looks like this machine', () => {
    expect(intervalOf(1, 'http://localhost.evil.example')).toBe(floor);
    expect(intervalOf(1, 'http://127.0.0.1.evil.example')).toBe(floor);
  });

  it('holds for any wish', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e8 }), (wish) => {
        expect(intervalOf(wish, 'https://api.example.test')).toBe(Math.max(wish, floor ?? 0));
      }),
    );
  });
});
