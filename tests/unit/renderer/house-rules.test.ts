import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { providers } from '../../../src-main/providers/registry.ts';

const files = readdirSync('src-renderer', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|svelte|css|html)$/.test(name))
  .map((name) => ({ name, text: readFileSync(`src-renderer/${name}`, 'utf8') }));
const breaking = (rule: RegExp, among = files) =>
  among.filter(({ text }) => rule.test(text)).map(({ name }) => name);

describe('the page', () => {
  test('is found by these tests', () => {
    expect(files.length).toBeGreaterThan(80);
  });

  test.each(providers.map(({ descriptor }) => [descriptor.id]))('does not know %s', (vendor) => {
    expect(breaking(new RegExp(vendor, 'i'))).toEqual([]);
  });

  test('has raw colours in its palette only', () => {
    const others = files.filter(({ name }) => name !== 'styles/palette.css');
    expect(breaking(/#[0-9a-f]{3,8}\b(?!')|\b(rgba?|hsla?|oklch|oklab|lab|lch)\(/i, others)).toEqual([]);
  });

  test('writes no style into its markup, which the content policy forbids', () => {
    expect(breaking(/<[^>]*\sstyle=/)).toEqual([]);
  });

  test('takes no text for markup', () => {
    expect(breaking(/\{@html|innerHTML|insertAdjacentHTML|document\.write/)).toEqual([]);
  });

  test('imports nothing but the contract, Svelte, Chart.js and itself', () => {
    const imports = files.flatMap(({ text }) =>
      [...text.matchAll(/from '([^']+)'/g)].map(([, from = '']) => from),
    );
    const foreign = imports.filter((from) => !/^(\.{1,2}\/|#contract\/|svelte(\/|$)|chart\.js$)/.test(from));
    expect(foreign).toEqual([]);
    expect(imports.filter((from) => /src-main|src-preload/.test(from))).toEqual([]);
  });

  test('fetches Chart.js only when a chart is shown', () => {
    expect(breaking(/from 'chart\.js'/).filter((name) => name.endsWith('.svelte'))).toEqual([]);
    expect(breaking(/import(?! type)[^;(]*'\.\/line-chart\.ts'/)).toEqual([]);
  });

  test('takes only types and plain values from the contract, so that no schema travels', () => {
    const values = /import (?!type)[^;]*from '#contract\/(?!failure'|configuration'|language')/;
    expect(breaking(values)).toEqual([]);
  });

  test('has components short enough to be read at a glance', () => {
    const long = files.filter(({ name, text }) => name.endsWith('.svelte') && text.split('\n').length > 81);
    expect(long.map(({ name }) => name)).toEqual([]);
  });

  test('never says N/A, and does not shout', () => {
    const words = files.filter(({ name }) => name.startsWith('words/'));
    expect(words.length).toBeGreaterThan(5);
    expect(breaking(/N\/A|\w!['`]/, words)).toEqual([]);
  });
});
