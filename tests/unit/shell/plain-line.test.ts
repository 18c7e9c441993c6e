import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkup, plainLine } from '../../../src-main/platform/plain-line.ts';

describe('text of others on its way to the desktop', () => {
  it('becomes one line without control and direction characters', () => {
    expect(plainLine(' a\n\tb\u0000c \u202eevil\u2066 x\u200b ', 80)).toBe('a b c evil x');
  });

  it('is cut with an ellipsis, never within a character', () => {
    expect(plainLine('abcdef', 4)).toBe('abc…');
    expect(plainLine('ab😀cd', 4)).toBe('ab…');
  });

  it('is never longer than allowed and always valid text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.integer({ min: 1, max: 50 }),
        (text, limit) => {
          const line = plainLine(text, limit);
          expect(line.length).toBeLessThanOrEqual(limit);
          expect(line).toBe(Buffer.from(line, 'utf8').toString('utf8'));
        },
      ),
    );
  });

  it('cannot become a link or a picture where the body is read as markup', () => {
    expect(escapeMarkup('<a href="x">&amp;</a>')).toBe('&lt;a href="x"&gt;&amp;amp;&lt;/a&gt;');
  });
});
