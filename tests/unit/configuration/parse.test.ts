import { describe, expect, it } from 'vitest';
import { parseDocumentText } from '../../../src-main/core/configuration/parse.ts';
import { providers } from '../../../src-main/providers/registry.ts';
import { environment, example, imported, parse, problemsOf, spoilt } from './example.ts';
import { WRONG } from './wrong-documents.ts';

describe('a configuration document', () => {
  it('of the documented form is understood whole', () => {
    const { accounts, sources, rules, secrets, notes } = imported(example);
    expect(accounts.map(({ id }) => id)).toEqual(['sp', 'edge', 'fp']);
    expect(accounts[0]).toEqual({
      id: 'sp',
      provider: 'streampixel',
      name: 'Main',
      baseUrl: 'https://api.streampixel.io/pixelStripeApi',
      config: { userId: 'u-1' },
      allowHttp: false,
      allowChanges: false,
    });
    expect(accounts[2]).toMatchObject({
      config: { accessTokenId: 'id-1', watch: 'all' },
      allowChanges: true,
    });
    expect(sources).toEqual(example.sources);
    expect(rules).toEqual(example.rules);
    expect(notes).toEqual([]);
    expect([...secrets]).toEqual([
      ['sp', { apiKey: 'canary-from-environment' }],
      ['edge', { token: 'canary-token' }],
      ['fp', { secretKey: 'canary-secret' }],
    ]);
    expect(JSON.stringify({ accounts, sources, rules })).not.toContain('canary');
  });

  it('may leave out whole sections, and say settings in part', () => {
    expect(imported({ format: 'tallylight/1' })).toMatchObject({
      accounts: [],
      sources: [],
      rules: [],
      preferences: {},
    });
    const settings = { theme: 'dark', quietHours: { enabled: true } };
    expect(imported({ format: 'tallylight/1', settings }).preferences).toEqual(settings);
  });

  it.each([undefined, null, [], 7, 'text', {}, { format: 'tallylight/2' }])(
    'that is %j is none at all',
    (document) => {
      expect(problemsOf(document)).toEqual([
        expect.stringContaining('format: This is not a configuration of Tallylight'),
      ]);
    },
  );

  it('that is no JSON is refused without a word of it', () => {
    const parts = { providers, environment };
    const parsed = parseDocumentText(
      '{"format":"tallylight/1","accounts":[{"secret":{"apiKey":canary',
      parts,
    );
    expect(parsed).toMatchObject({
      ok: false,
      failure: { kind: 'invalid', message: expect.stringContaining('not JSON') },
    });
    expect(JSON.stringify(parsed)).not.toContain('canary');
    expect(parseDocumentText(`\uFEFF${JSON.stringify(example)}`, parts).ok).toBe(true);
  });
});

describe('a document with something wrong in it', () => {
  it.each(WRONG)('(%s at %s) is refused whole, naming the path and what to do', (_, path, value, starts) => {
    const problems = problemsOf(spoilt([path, value]));
    expect(problems.map((problem, index) => problem.slice(0, starts[index]?.length))).toEqual(starts);
  });

  it('names every wrong field at once', () => {
    const document = spoilt(
      ['accounts.0.baseUrl', 'nonsense'],
      ['accounts.0.name', 7],
      ['accounts.1.config.auth', 'x'],
      ['sources.0.key', {}],
      ['sources.2.key', {}],
      ['rules.0.for', 'long'],
      ['settings.sound', { info: 'loud' }],
    );
    expect(problemsOf(document).map((problem) => problem.split(':')[0])).toEqual([
      'accounts.0.name',
      'accounts.0.baseUrl',
      'accounts.1.config.auth',
      'sources.0.key.projectId',
      'sources.2.key.viewerId',
      'rules.0.for',
      'settings.sound.info',
    ]);
  });

  it('says how many fields are wrong', () => {
    const parsed = parse(spoilt(['settings.theme', 1]));
    expect(!parsed.ok && parsed.failure.message).toBe('Nothing was imported: one field is wrong.');
  });
});
