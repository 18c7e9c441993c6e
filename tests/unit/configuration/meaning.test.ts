import { describe, expect, it } from 'vitest';
import { startVendors } from '../../../src-main/demo/vendors.ts';
import { environment, example, imported, problemsOf, spoilt } from './example.ts';

describe('secrets from the environment', () => {
  it('that are not set are missing and noted, for the file is not wrong', () => {
    for (const unset of [{}, { STREAMPIXEL_API_KEY: '' }]) {
      const { secrets, notes } = imported(example, { environment: unset });
      expect([...secrets.keys()]).toEqual(['edge', 'fp']);
      expect(notes).toEqual([
        'Main: the environment variable STREAMPIXEL_API_KEY is not set, so its secret is missing.',
      ]);
    }
  });

  it('are judged like typed ones', () => {
    expect(problemsOf(example, { environment: { STREAMPIXEL_API_KEY: 'two canary words' } })).toEqual([
      expect.stringContaining('accounts.0.secret.apiKey: The API key must be one word'),
    ]);
    expect(Object.keys(environment)).toEqual(['STREAMPIXEL_API_KEY']);
  });

  it('never come from the prototype', () => {
    const document = spoilt(['accounts.0.secret.apiKey', { env: 'constructor' }]);
    expect(
      imported(document, { environment: Object.create(null) as Record<string, string> }).secrets.has('sp'),
    ).toBe(false);
  });
});

describe('intervals below the floor', () => {
  it.each([
    ['sp', 1_000, 5_000],
    ['sp', 5_000, 5_000],
    ['sp', 0, 5_000],
    ['edge', 250, 5_000],
  ])('of %s: %i ms becomes %i ms with a note (E7)', (account, interval, used) => {
    const index = example.sources.findIndex((one) => one.account === account);
    const document = spoilt([`sources.${index}.interval`, interval]);
    const { sources, notes } = imported(document);
    expect(sources.find((one) => one.account === account)?.interval).toBe(used);
    expect(notes).toHaveLength(interval === used ? 0 : 1);
    if (interval !== used)
      expect(notes[0]).toContain(
        `an interval of ${interval / 1_000} s is too short, ${used / 1_000} s is used`,
      );
  });

  it('of a loopback base URL: the floor is 250 ms', () => {
    const document = spoilt(['accounts.0.baseUrl', 'http://127.0.0.1:9000/x'], ['sources.0.interval', 100]);
    expect(imported(document).sources[0]?.interval).toBe(250);
  });
});

describe('sources and rules', () => {
  const sources = {
    format: 'tallylight/1',
    sources: [{ ...example.sources[0], id: 'new', key: { projectId: 'p-9' } }],
  };

  it('may speak of accounts and sources the profile has already', () => {
    const { accounts, sources: known } = imported(example);
    const present = { ...imported(example), accounts, sources: known, preferences: {} as never };
    expect(imported(sources, { present }).sources).toHaveLength(1);
    const rules = { format: 'tallylight/1', rules: [{ ...example.rules[0], scope: { source: 'showroom' } }] };
    expect(imported(rules, { present }).rules).toHaveLength(1);
    expect(problemsOf(sources)).toEqual([expect.stringContaining('sources.0.account')]);
    expect(problemsOf(rules)).toEqual([expect.stringContaining('rules.0.scope.source')]);
  });

  it('may speak of streams an account will find by itself', () => {
    const document = spoilt(['rules.0.scope', { source: 'fp:abcdef0123' }]);
    expect(imported(document).rules[0]?.scope).toEqual({ source: 'fp:abcdef0123' });
    expect(problemsOf(spoilt(['rules.0.scope', { source: 'xx:abc' }]))).toHaveLength(1);
  });
});

describe('the demo’s own configuration', () => {
  it('is one that an import accepts as it is', async () => {
    const vendors = await startVendors({ shows: 'still' });
    try {
      const { accounts, sources, secrets, notes } = imported(vendors.configuration);
      expect(accounts.length).toBe(vendors.configuration.accounts.length);
      expect(sources.length).toBe(vendors.configuration.sources.length);
      expect([secrets.size, notes]).toEqual([accounts.length, []]);
    } finally {
      await vendors.stop();
    }
  });
});
