import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundled } from '../../support/bundled.ts';

/** The machine's time zone may be asked for, its locale not. */
const ASKS =
  /\.toLocale\w*\(\s*(?:undefined|\))|\.localeCompare\([^,)]*\)|Intl\.\w+\((?:undefined|\)(?!\.resolvedOptions\(\)\.timeZone))/;

const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'language-'));
let program = '';

beforeAll(async () => {
  program = await bundled(join(root, 'tests/support/told-numbers.ts'), folder, 'told-numbers');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a text made in main', () => {
  it.each([
    ['de-DE', 'de_DE.UTF-8'],
    ['fr-FR', 'fr_FR.UTF-8'],
    ['en-IN', 'en_IN.UTF-8'],
    ['en-US', 'C'],
  ])('has the same numbers and times on a machine that speaks %s', (locale, LC_ALL) => {
    const env = { ...process.env, LC_ALL, LANG: LC_ALL };
    const printed = execFileSync(process.execPath, [program], { env, encoding: 'utf8' });
    const told = JSON.parse(printed) as { readonly locale: string; readonly texts: readonly string[] };
    expect(told.locale).toBe(locale);
    expect(told.texts).toEqual([
      'warning: 1,204 of 12,000 need attention, queue 34,567, quiet',
      'Quiet hours until Tue 19:00, critical still comes',
      '1,000 sources',
      '12,345 waiting',
      'health score 71.25',
      'based on 1,037 departures in the last 60 min',
    ]);
  });

  it('asks for no locale but one that is named', () => {
    const files = readdirSync(join(root, 'src-main'), { recursive: true, encoding: 'utf8' });
    const asking = files
      .filter((name) => name.endsWith('.ts'))
      .filter((name) => ASKS.test(readFileSync(join(root, 'src-main', name), 'utf8')));
    expect(asking).toEqual([]);
    expect(ASKS.test('count.toLocaleString()')).toBe(true);
    expect(ASKS.test('new Intl.DateTimeFormat(undefined, {})')).toBe(true);
  });
});
