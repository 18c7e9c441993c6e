import { expect, test } from 'vitest';
import type { Failure, FailureKind } from '../../../src-preload/contract/failure.ts';
import {
  isAccountWide,
  isHostTrouble,
  isLasting,
  isUnreached,
} from '../../../src-main/core/polling/failure-class.ts';

const failure = (kind: FailureKind, more: Partial<Failure> = {}): Failure => ({ kind, message: '', ...more });

test.each([
  ['400', failure('unexpected-response', { status: 400 }), true],
  ['401', failure('unauthorized', { status: 401 }), true],
  ['403', failure('forbidden', { status: 403 }), true],
  ['404', failure('not-found', { status: 404 }), true],
  ['408', failure('unexpected-response', { status: 408 }), false],
  ['408 as a time-out', failure('timeout', { status: 408 }), false],
  ['415', failure('unexpected-response', { status: 415 }), true],
  ['429', failure('rate-limited', { status: 429 }), false],
  ['500', failure('server', { status: 500 }), false],
  ['999', failure('unexpected-response', { status: 999 }), false],
  ['a redirect', failure('unexpected-response', { status: 302 }), true],
  ['a redirect of a network sign-in', failure('unexpected-response', { status: 302, foreign: true }), false],
  [
    'a 403 that is somebody else’s web page',
    failure('unexpected-response', { status: 403, foreign: true }),
    false,
  ],
  ['a web page with 200', failure('unexpected-response', { status: 200, foreign: true }), false],
  ['200 with rubbish', failure('unexpected-response', { status: 200 }), false],
  ['a time-out', failure('timeout'), false],
  ['a cut connection', failure('unreachable'), false],
  ['an address that is not allowed', failure('rejected'), true],
])('%s is cured by asking again: not %s', (_name, one, lasts) => {
  expect(isLasting(one)).toBe(lasts);
});

test('401 and 429 concern the whole account, unless a vendor says otherwise or the answer was not the vendor’s', () => {
  expect(isAccountWide(failure('unauthorized'))).toBe(true);
  expect(isAccountWide(failure('rate-limited', { reach: 'account' }))).toBe(true);
  expect(isAccountWide(failure('unauthorized', { reach: 'source' }))).toBe(false);
  expect(isAccountWide(failure('unauthorized', { foreign: true }))).toBe(false);
  expect(isAccountWide(failure('forbidden'))).toBe(false);
});

test('trouble with the host is not to reach it, a page of somebody else, or 5xx', () => {
  expect(isUnreached(failure('unreachable'))).toBe(true);
  expect(isUnreached(failure('unexpected-response', { foreign: true }))).toBe(true);
  expect(isUnreached(failure('server', { foreign: true }))).toBe(false);
  expect(isHostTrouble(failure('server'))).toBe(true);
  expect(isHostTrouble(failure('not-found'))).toBe(false);
});
