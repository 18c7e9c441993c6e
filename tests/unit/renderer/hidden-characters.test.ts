import { expect, test } from 'vitest';
import { revealHidden } from '../../../src-renderer/format/hidden-characters.ts';

const shown = (text: string) =>
  revealHidden(text)
    .map((part) => (part.hidden ? `[${part.text}]` : part.text))
    .join('');

test.each([
  ['plain text', 'plain text'],
  ['abc\u202Egnp.exe', 'abc[U+202E]gnp.exe'],
  ['a\u200Bb', 'a[U+200B]b'],
  ['a\u0000\nb', 'a[U+0000][U+000A]b'],
  ['tag\u{E0041}', 'tag[U+E0041]'],
  ['\u3164', '[U+3164]'],
  ['', ''],
])('%j is shown as %j', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

test('what joins letters or emoji is left to its work, what joins nothing is shown', () => {
  const family = '\u{1F469}\u200D\u{1F469}\u200D\u{1F467}';
  expect(shown(family)).toBe(family);
  expect(shown('\u0645\u200D')).toBe('\u0645\u200D');
  expect(shown('1\u200D2')).toBe('1[U+200D]2');
});
