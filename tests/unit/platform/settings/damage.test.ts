import { describe, expect, it } from 'vitest';
import { profile } from '../support/profile.ts';
import { empty, filled, NOW } from '../support/profile-contents.ts';

const GOOD = JSON.stringify({ version: 1, ...filled });

/** Twelve ways a settings file has been seen to be broken. */
const DAMAGES: readonly (readonly [string, string | Buffer])[] = [
  ['empty', ''],
  ['blank', '  \n'],
  ['truncated in the middle', GOOD.slice(0, GOOD.length / 2)],
  ['truncated by one byte', GOOD.slice(0, -1)],
  ['full of zeroes', Buffer.alloc(GOOD.length)],
  ['binary', Buffer.from(Array.from({ length: 512 }, (_, index) => (index * 37) % 256))],
  ['followed by rubbish', `${GOOD}}}`],
  ['null', 'null'],
  ['a list', '[]'],
  ['a number', '7'],
  ['of no version', JSON.stringify(filled)],
  ['of another shape', JSON.stringify({ version: 1, accounts: {}, sources: [], rules: [], preferences: {} })],
];

describe('a damaged settings file', () => {
  it.each(DAMAGES)(
    '(%s) is set aside, the last good copy is used and the user is told (D5, D6, F9)',
    (_, content) => {
      const at = profile();
      at.settings().save(filled);
      at.write('settings.json', content);
      const settings = at.settings();
      expect(settings.load()).toEqual(filled);
      expect(settings.isNew).toBe(false);
      expect(settings.notices).toEqual([
        {
          id: 'settings-file',
          tone: 'warning',
          text: expect.stringMatching(
            /settings\.json was damaged.*settings\.json\.corrupt-20260601T120000.000Z.*last good copy is used/,
          ),
        },
      ]);
      expect(at.read('settings.json.corrupt-20260601T120000.000Z')).toBe(content.toString());
      expect(at.settings()).toMatchObject({ notices: [] });
      expect(at.settings().load()).toEqual(filled);
    },
  );

  it.each(DAMAGES)('(%s) without a copy gives fresh settings that can be saved (D5, D6)', (_, content) => {
    const at = profile();
    at.write('settings.json', content);
    const settings = at.settings();
    expect(settings.load()).toEqual(empty);
    expect(settings.notices[0]?.text).toContain(
      'starts with fresh settings; secrets in the keychain are untouched',
    );
    expect(settings.save(filled)).toEqual({ ok: true, value: undefined });
    expect(at.settings().load()).toEqual(filled);
  });

  it('whose copy is damaged too gives fresh settings', () => {
    const at = profile();
    at.settings().save(filled);
    for (const name of ['settings.json', 'settings.last-good.json']) at.write(name, '{');
    expect(at.settings().load()).toEqual(empty);
  });

  it('leaves three copies at most (QUAR)', () => {
    const at = profile();
    for (let minute = 0; minute < 5; minute += 1) {
      at.write('settings.json', `broken ${minute}`);
      at.settings(undefined, NOW + minute * 60_000);
    }
    const copies = at.names().filter((name) => name.startsWith('settings.json.corrupt-'));
    expect(copies.map((name) => at.read(name))).toEqual(['broken 2', 'broken 3', 'broken 4']);
  });

  it('that is merely missing comes back from the copy, and the user is told', () => {
    const at = profile();
    const first = at.settings();
    expect([first.isNew, first.notices]).toEqual([true, []]);
    first.save(filled);
    at.write('kept', at.read('settings.last-good.json'));
    const other = profile();
    other.write('settings.last-good.json', at.read('kept'));
    expect(other.settings().load()).toEqual(filled);
    expect(other.settings().notices).toEqual([]);
  });

  it('written by a later version is read but not changed (P8)', () => {
    const at = profile();
    const later = JSON.stringify({ version: 2, ...filled, more: true });
    at.write('settings.json', later);
    const settings = at.settings();
    expect(settings.load()).toEqual(filled);
    expect(settings.notices[0]?.text).toContain('newer Tallylight');
    expect(settings.save(empty)).toMatchObject({ ok: false, failure: { kind: 'storage' } });
    expect(at.read('settings.json')).toBe(later);
  });
});

describe('a settings file edited by hand', () => {
  it('works but for its wrong entries, which are listed and kept in a copy (D7)', () => {
    const at = profile();
    const { accounts, sources, rules, events, preferences } = filled;
    const [account] = accounts;
    const [source] = sources;
    const document = {
      version: 1,
      accounts: [...accounts, { ...account, id: 'bad', baseUrl: 'file:///etc/passwd' }, { ...account }],
      sources: [
        ...sources,
        { ...source, id: 'lost', account: 'bad' },
        { ...source, id: 'odd', interval: 'often' },
        null,
      ],
      rules: [...rules, { ...rules[0], id: 'odd', condition: { type: 'sings' } }],
      events: [...events, { ...events[0], id: 'odd', windows: [{ from: 2, until: 1 }] }],
      preferences: { ...preferences, theme: 'pink', quietHours: { enabled: true } },
    };
    at.write('settings.json', `${JSON.stringify(document).slice(0, -1)},"__proto__":{"polluted":1}}`);
    const settings = at.settings();
    expect(settings.load()).toEqual({ ...filled, preferences: { ...preferences, theme: 'system' } });
    const [notice] = settings.notices;
    expect(notice?.text).toContain('accounts.1: baseUrl: Begin the address with https://');
    expect(notice?.text).toContain('accounts.2: Its id is used before.');
    expect(notice?.text).toContain('And 4 more.');
    expect(at.names()).toContain('settings.json.corrupt-20260601T120000.000Z');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('with a hundred thousand sources uses the first twenty thousand and says so (D7)', () => {
    const at = profile();
    const [source] = filled.sources;
    const sources = Array.from({ length: 100_000 }, (_, index) => ({ ...source, id: `s${index}` }));
    at.write('settings.json', JSON.stringify({ version: 1, ...filled, sources }));
    const settings = at.settings();
    expect(settings.load().sources).toHaveLength(20_000);
    expect(settings.notices[0]?.text).toContain('Only the first 20000 are used');
  });
});
