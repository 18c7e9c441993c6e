import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Configuration, defaultPreferences, destinationPresets } from '#contract/configuration';
import { toDocument, toDocumentText } from '../../../src-main/core/configuration/document.ts';
import { planImport } from '../../../src-main/core/configuration/plan.ts';
import { starterRules } from '../../../src-main/core/rules/starter.ts';
import { empty, example, imported, spoilt } from './example.ts';

const text = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_ .-]{0,20}[A-Za-z0-9_]$/);
const ids = (start: string, max: number) =>
  fc
    .uniqueArray(fc.stringMatching(/^[a-z0-9._-]{1,12}$/), { maxLength: max })
    .map((all) => all.map((id) => start + id));
const optional = <Value>(name: string, value: fc.Arbitrary<Value>) =>
  fc.option(value).map((one) => (one === null ? {} : { [name]: one }));
const merge = (...parts: fc.Arbitrary<object>[]) =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as object);

const storm = (id: string) =>
  merge(
    fc.record({
      id: fc.constant(id),
      provider: fc.constant('storm'),
      name: text,
      allowChanges: fc.boolean(),
    }),
    fc.constantFrom(
      { baseUrl: 'https://edge.example.test/api', allowHttp: false },
      { baseUrl: 'http://192.168.0.7:8080', allowHttp: true },
      { baseUrl: 'http://127.0.0.1:9', allowHttp: false },
    ),
    fc.constantFrom('bearer', 'api-key').map((auth) => ({ config: { auth } })),
    optional('pinnedCertificate', fc.stringMatching(/^[0-9a-f]{64}$/)),
  );

const source = (id: string, account: string) =>
  merge(
    fc.record({ id: fc.constant(id), account: fc.constant(account), label: text }),
    fc.constant({ kind: 'viewer', key: { viewerId: id } }),
    optional('interval', fc.integer({ min: 5_000, max: 3_600_000 })),
    optional('capacity', fc.nat(10_000)),
    optional('paused', fc.boolean()),
  );

const rule = (id: string, watched: readonly string[]) =>
  merge(
    fc.record({
      id: fc.constant(id),
      name: text,
      for: fc.nat(600_000),
      severity: fc.constantFrom('info', 'warning', 'critical'),
    }),
    fc
      .constantFrom(
        {},
        { metric: 'health' },
        { provider: 'storm' },
        ...watched.map((one) => ({ source: one })),
      )
      .map((scope) => ({ scope })),
    fc
      .constantFrom(
        { type: 'below', metric: 'health', value: 1.5 },
        { type: 'stream-down' },
        { type: 'failing', after: 5 },
      )
      .map((condition) => ({ condition })),
    optional('clear', fc.constantFrom({}, { value: 2 }, { for: 3 })),
    optional('cooldown', fc.nat(9)),
    optional('keepFiring', fc.nat(9)),
    optional('enabled', fc.boolean()),
    optional('version', fc.nat(99)),
    optional('starter', fc.boolean()),
  );

const event = (id: string, watched: readonly string[]) =>
  merge(
    fc.record({
      id: fc.constant(id),
      name: text,
      sources: fc.uniqueArray(fc.constantFrom(...watched, 'nobody'), { maxLength: 4 }).map(
        // Without a source there is nothing to choose from.
        (all) => all.filter((one) => one !== 'nobody'),
      ),
      windows: fc
        .array(fc.tuple(fc.nat(1e9), fc.integer({ min: 1, max: 1e9 })), { maxLength: 3 })
        .map((all) => all.map(([from, span]) => ({ from, until: from + span }))),
    }),
    optional('version', fc.nat(99)),
  );

const destination = (id: string) =>
  fc.record({
    id: fc.constant(id),
    name: text,
    preset: fc.constantFrom(...destinationPresets),
    host: fc.constantFrom('hooks.example.com', 'chat.example.com:8443'),
    allowHttp: fc.boolean(),
  });

const preferences = fc.record({
  ...Object.fromEntries(
    Object.entries(defaultPreferences).map(([name, value]) => [name, fc.constant(value)]),
  ),
  theme: fc.constantFrom('system', 'light', 'dark'),
  closeToTray: fc.boolean(),
  sound: fc.record({ info: fc.boolean(), warning: fc.boolean(), critical: fc.boolean() }),
  requestCeiling: fc.integer({ min: 1, max: 100 }),
});

const configuration = fc
  .tuple(ids('a', 3), ids('s', 6), ids('r', 4), ids('e', 3), ids('d', 3))
  .chain(([accounts, sources, rules, events, destinations]) =>
    fc.record({
      accounts: fc.tuple(...accounts.map(storm)),
      sources: fc.tuple(
        ...(accounts.length > 0 ? sources : []).map((id, index) =>
          source(id, accounts[index % accounts.length] ?? ''),
        ),
      ),
      rules: fc.tuple(...rules.map((id) => rule(id, accounts.length > 0 ? sources : []))),
      events: fc.tuple(...events.map((id) => event(id, accounts.length > 0 ? sources : []))),
      destinations: fc.tuple(...destinations.map(destination)),
      preferences,
    }),
  ) as unknown as fc.Arbitrary<Configuration>;

describe('export, then import on an empty profile', () => {
  it('restores every field (product.md section 9)', () => {
    fc.assert(
      fc.property(configuration, (original) => {
        const document: unknown = JSON.parse(toDocumentText(original));
        expect(planImport(empty, imported(document)).configuration).toEqual(original);
      }),
    );
  });

  it('restores the rules of a profile that had changed its starter rules', () => {
    const rules = starterRules.map((rule, index) => (index === 0 ? { ...rule, for: 99, version: 4 } : rule));
    const original = { ...empty, rules };
    const fresh = { ...empty, rules: starterRules };
    expect(planImport(fresh, imported(toDocument(original))).configuration).toEqual(original);
  });

  it('holds no secret', () => {
    const plan = planImport(empty, imported(example));
    expect(toDocumentText(plan.configuration)).not.toContain('canary');
    expect(plan.secrets.size).toBe(3);
  });
});

describe('the plan of an import', () => {
  const present = planImport(empty, imported(example)).configuration;
  const plan = (...changes: readonly (readonly [path: string, value: unknown])[]) =>
    planImport(present, imported(spoilt(...changes), { present }));

  it('tells what would be added, and which secrets are stored', () => {
    expect(planImport(empty, imported(example)).changes).toEqual([
      'Adds the account Main (api.streampixel.io).',
      'Adds the account Edge (edge.example.test).',
      'Adds the account Studio (api.fastpix.io).',
      'Adds the source Showroom.',
      'Adds the source Race feed.',
      'Adds the source VIP box.',
      'Adds the rule Queue long.',
      'Stores the secret of Main in the keychain.',
      'Stores the secret of Edge in the keychain.',
      'Stores the secret of Studio in the keychain.',
    ]);
  });

  it('tells what would change, field by field, and never a value', () => {
    const { changes } = plan(
      ['accounts', []],
      ['sources.0.label', 'Lobby'],
      ['sources.0.capacity', 10],
      ['rules.0.clear', { value: 5 }],
      ['settings', { theme: 'dark', quietHours: { enabled: true } }],
    );
    expect(changes).toEqual([
      'Changes the source Lobby: label, capacity.',
      'Changes the rule Queue long: clear.',
      'Changes the settings: theme, quiet hours.',
    ]);
  });

  it('that changes nothing says so', () => {
    expect(planImport(present, imported({ ...toDocument(present) })).changes).toEqual(['Changes nothing.']);
  });

  it('removes nothing, and keeps the settings it does not name', () => {
    const { configuration } = planImport(
      present,
      imported({ format: 'tallylight/1', settings: { theme: 'dark' } }),
    );
    expect(configuration).toEqual({ ...present, preferences: { ...present.preferences, theme: 'dark' } });
  });

  it('raises the version of a rule that changes', () => {
    const versioned = { ...present, rules: present.rules.map((rule) => ({ ...rule, version: 3 })) };
    const changed = planImport(versioned, imported(spoilt(['rules.0.for', 1])));
    expect(changed.configuration.rules[0]).toMatchObject({ for: 1, version: 4 });
    expect(planImport(versioned, imported(example)).configuration.rules[0]).toMatchObject({ version: 3 });
  });

  it('names accounts that need a secret, and forgets one given for another address (S19)', () => {
    const document = spoilt(
      ['accounts.0.secret', undefined],
      ['accounts.1.secret', undefined],
      ['accounts.1.baseUrl', 'https://elsewhere.example.test'],
    );
    expect(planImport(empty, imported(document)).secretsMissing).toEqual(['Main', 'Edge']);
    const again = planImport(present, imported(document));
    expect([again.secretsMissing, again.forget]).toEqual([['Edge'], ['edge']]);
    expect(again.changes).toContain('Forgets the secret of Edge, for it was given for another address.');
    expect(plan(['accounts.1.baseUrl', 'https://elsewhere.example.test']).forget).toEqual([]);
  });

  it('of many things tells the first twenty of each', () => {
    const sources = Array.from({ length: 25 }, (_, index) => ({
      ...example.sources[2],
      id: `n${index}`,
      key: { viewerId: `n${index}` },
    }));
    const { changes } = plan(['accounts', []], ['rules', []], ['sources', sources]);
    expect(changes).toHaveLength(21);
    expect(changes.at(-1)).toBe('And 5 more sources.');
  });
});
