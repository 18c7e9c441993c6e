import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRetryAfter, parseWaitText } from '../../../src-main/core/polling/retry-after.ts';

const now = Date.UTC(2026, 5, 1, 12, 0, 0);
const minutes = 60_000;

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 7 ', 7_000],
    ['0', 1_000],
    ['999999', 15 * minutes],
    ['999999999999999999', 15 * minutes],
    ['Mon, 01 Jun 2026 12:02:00 GMT', 2 * minutes],
    ['Mon, 01 Jun 2026 11:00:00 GMT', 1_000],
    ['Fri, 31 Dec 9999 23:59:59 GMT', 15 * minutes],
  ])('reads %j as %d ms, kept between 1 s and 15 min', (header, wait) => {
    expect(parseRetryAfter(header, now)).toBe(wait);
  });

  it.each([
    undefined,
    '',
    '-5',
    '+5',
    '1e9',
    '1.5',
    '12, 12',
    '0x10',
    'soon',
    '2026-06-01T12:02:00Z',
    'Mon, 31 Feb 2026 12:02:00 GMT',
    'Mon, 01 Jum 2026 12:02:00 GMT',
    'Mon, 01 Jun 2026 25:02:00 GMT',
    'Mon, 01 Jun 2026 12:02:00 CET',
  ])('takes %j for no word of the server', (header) => {
    expect(parseRetryAfter(header, now)).toBeUndefined();
  });

  it('never gives less than a second or more than a quarter of an hour, whatever the header', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[\d ,.:+-]{0,20}$/),
      fc.integer().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    );
    fc.assert(
      fc.property(texts, (header) => {
        const wait = parseRetryAfter(header, now);
        return wait === undefined || (wait >= 1_000 && wait <= 15 * minutes);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('The wait in an error text', () => {
  it.each([
    ['Rate limit exceeded. Try again in 2 minutes.', 2 * minutes],
    ['Try again in 1 minute', minutes],
    ['retry in 30 secs', 30_000],
    ['Please wait 1 hour.', 15 * minutes],
    ['wait 0 seconds', 1_000],
  ])('is found in %j', (text, wait) => {
    expect(parseWaitText(text)).toBe(wait);
  });

  it.each(['Too many requests', 'Try again later', '2 minnows', '', 'error 429'])(
    'is not found in %j',
    (text) => {
      expect(parseWaitText(text)).toBeUndefined();
    },
  );
});
