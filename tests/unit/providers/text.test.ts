import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64, cutText, plainText, strikeSecrets, STRUCK } from '../../../src-main/core/answers.ts';
import { parseIsoInstant, utcMillis } from '../../../src-main/core/utc.ts';

describe('Plain text', () => {
  it('is one line without control and direction characters', () => {
    expect(plainText(' a\r\n\tb\u0000c \u202eevil\u2066\u200b\ufeff ')).toBe('a b c evil');
  });

  it('keeps joiners, so that emoji and scripts stay whole', () => {
    expect(plainText('👩\u200d💻')).toBe('👩\u200d💻');
  });

  it('replaces half characters and never makes one by cutting', () => {
    expect(plainText('a\ud800b')).toBe('a\ufffdb');
    expect(cutText('abc😀', 5)).toBe('abc😀');
    expect(cutText('abc😀d', 5)).toBe('abc…');
  });

  it('is bounded and well-formed whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
        const text = plainText(raw);
        expect(text.length).toBeLessThanOrEqual(200);
        expect(text).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        expect(() => encodeURIComponent(text)).not.toThrow();
      }),
    );
  });
});

describe('Striking secrets out', () => {
  const secret = 'p4ss/word+1=';

  it.each([
    ['as it is', secret],
    ['percent-encoded', encodeURIComponent(secret)],
    ['percent-encoded in lower case', encodeURIComponent(secret).toLowerCase()],
    ['in base64', base64(secret)],
  ])('finds it %s', (_how, form) => {
    expect(strikeSecrets(`key=${form}&x`, [secret])).toBe(`key=${STRUCK}&x`);
  });

  it('strikes the longer of two overlapping secrets first', () => {
    expect(strikeSecrets('abcdefgh', ['abcd', 'abcdefgh'])).toBe(STRUCK);
  });

  it('leaves very short values alone, which would blank every sentence', () => {
    expect(strikeSecrets('a user', ['a', '', 'us'])).toBe('a user');
  });

  it('encodes base64 by bytes, also beyond Latin letters', () => {
    expect(base64('id:pässwörd€')).toBe(Buffer.from('id:pässwörd€').toString('base64'));
  });
});

describe('Instants', () => {
  it('agree with the engine on every day of the Gregorian calendar', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
        const parts = {
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
          hour: date.getUTCHours(),
          minute: date.getUTCMinutes(),
          second: date.getUTCSeconds(),
        };
        expect(utcMillis(parts)).toBe(Math.floor(date.getTime() / 1_000) * 1_000);
        expect(parseIsoInstant(date.toISOString())).toBe(date.getTime());
      }),
    );
  });

  it('are read with six fraction digits and with a zone', () => {
    expect(parseIsoInstant('2025-11-25T09:46:38.323193Z')).toBe(Date.parse('2025-11-25T09:46:38.323Z'));
    expect(parseIsoInstant('2025-11-25T09:46:38+02:00')).toBe(Date.parse('2025-11-25T07:46:38Z'));
  });

  it('take a leap second for the one before, and know no other second past 59', () => {
    expect(parseIsoInstant('2016-12-31T23:59:60Z')).toBe(Date.parse('2016-12-31T23:59:59Z'));
    expect(parseIsoInstant('2016-12-31T23:59:61Z')).toBeUndefined();
  });

  it.each(['2025-02-29T00:00:00Z', '2025-11-25', '2025-11-25T09:46:38', '-5', '', '2025-13-01T00:00:00Z'])(
    'are not read from %j',
    (text) => {
      expect(parseIsoInstant(text)).toBeUndefined();
    },
  );
});
