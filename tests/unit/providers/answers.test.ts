import { describe, expect, it } from 'vitest';
import { type Asking, readAnswer } from '../../../src-main/core/answers.ts';
import { voice } from '../../../src-main/providers/streampixel/words.ts';
import { userStats } from '../../../src-main/providers/streampixel/wire.ts';
import { empty, html, json, unreadable, type Reply } from './table-account.ts';

const asking: Asking = {
  voice,
  baseUrl: 'https://api.example.test/base',
  path: ['projects', 'userStats', 'p 1'],
  secrets: ['canary-key'],
};

function failureOf(reply: Reply) {
  if (!reply.ok) throw new Error('the table has no failures here');
  const read = readAnswer(reply.value, userStats, asking);
  if (read.ok) throw new Error('expected a failure');
  return read.failure;
}

describe('A web page instead of data', () => {
  it.each([200, 401, 403, 404])('with status %d is told as such, and held against nobody', (status) => {
    const failure = failureOf(html(status));
    expect(failure).toMatchObject({ kind: 'unexpected-response', foreign: true, status });
    expect(failure.message).toMatch(/web page instead of data \(network sign-in\?\)/);
    expect(failure).not.toHaveProperty('reach');
  });

  it.each([502, 503, 504, 524])('of a gateway with status %d is an outage', (status) => {
    const failure = failureOf(html(status, { 'retry-after': '30' }));
    expect(failure).toMatchObject({ kind: 'server', foreign: true, status, retryAfter: 30_000 });
    expect(failure.message).toContain('not available for the moment');
  });

  it('with status 429 is the edge of the vendor asking for a pause', () => {
    expect(failureOf(html(429, { 'retry-after': '9' }))).toMatchObject({
      kind: 'rate-limited',
      reach: 'account',
      retryAfter: 9_000,
    });
  });
});

describe('A refusal that is not in the vendor’s shape', () => {
  it.each([
    ['401 without a body', empty(401)],
    ['403 with text', unreadable(403)],
    ['401 with other JSON', json({ error: 'no' }, 401)],
  ])('(%s) does not make the key bad', (_what, reply) => {
    expect(failureOf(reply)).toMatchObject({ kind: 'unexpected-response', foreign: true });
  });

  it('by a proxy that wants a sign-in is told as such', () => {
    const failure = failureOf(html(407));
    expect(failure).toMatchObject({ kind: 'unexpected-response', foreign: true });
  });

  it('as a 404 means that the API is not at this address', () => {
    const failure = failureOf(json({ error: 'no route' }, 404));
    expect(failure).toMatchObject({ kind: 'not-found', status: 404 });
    expect(failure.message).toContain('Check the API base URL');
  });
});

describe('A redirect', () => {
  const location = (target: string) => failureOf(empty(302, { location: target }));

  it('on the same host names the base URL that would be right', () => {
    const failure = location('https://api.example.test/v2/projects/userStats/p%201?apikey=canary-key');
    expect(failure).toMatchObject({ kind: 'unexpected-response', status: 302 });
    expect(failure.message).toBe(
      'Streampixel has moved. The API base URL should be https://api.example.test/v2.',
    );
    expect(failure).not.toHaveProperty('foreign');
  });

  it('on the same host to something else names origin and path only', () => {
    expect(location('/login?next=canary-key').message).toBe(
      'Streampixel sends the request on to https://api.example.test/login. Correct the API base URL.',
    );
  });

  it('to another host names that host only', () => {
    const failure = location('https://portal.example.net/sign/in?key=canary-key');
    expect(failure).toMatchObject({ kind: 'unexpected-response', foreign: true });
    expect(failure.message).toContain('portal.example.net');
    expect(failure.message).not.toMatch(/sign\/in|canary/);
  });

  it('to the same host without encryption is refused like another host', () => {
    expect(location('http://api.example.test/base')).toMatchObject({ foreign: true });
  });

  it.each(['file:///etc/passwd', 'data:text/html,x', 'https://', ''])(
    'to %j is refused without naming it',
    (target) => {
      const failure = location(target);
      expect(failure.kind).toBe('unexpected-response');
      expect(failure.message).not.toMatch(/passwd|text\/html/);
    },
  );

  it('without a location is refused', () => {
    expect(failureOf(empty(304))).toMatchObject({ kind: 'unexpected-response', foreign: true });
  });

  it('that echoes a secret in host or path does not show it', () => {
    expect(location('https://canary-key.example.net/').message).not.toContain('canary-key');
    expect(location('/canary-key').message).not.toContain('canary-key');
  });
});

describe('A body that cannot be used', () => {
  it.each([
    ['an empty answer', empty(204)],
    ['an empty answer', empty(200)],
    ['something that is not JSON', unreadable(200)],
  ])('is told as %s', (words, reply) => {
    const failure = failureOf(reply);
    expect(failure.kind).toBe('unexpected-response');
    expect(failure.message).toContain(words);
  });

  it('names the field that is wrong, and never its value', () => {
    const failure = failureOf(json({ liveUser: 'secret words', queueUser: 1 }));
    expect(failure.message).toContain('“liveUser”');
    expect(failure.message).not.toContain('secret words');
  });

  it('with an error in a good answer repeats what the vendor says', () => {
    expect(failureOf(json({ message: 'Database is read-only' })).message).toContain(
      '“Database is read-only”',
    );
  });
});

describe('Other statuses', () => {
  it.each([
    [408, 'timeout'],
    [405, 'rejected'],
    [410, 'not-found'],
    [418, 'rejected'],
    [500, 'server'],
    [599, 'server'],
    [101, 'unexpected-response'],
    [999, 'unexpected-response'],
  ])('%d is %s', (status, kind) => {
    expect(failureOf(json({ message: 'x' }, status))).toMatchObject({ kind, status });
  });
});

describe('What the vendor says', () => {
  it('is shown as one short plain line without secrets, also when they are hidden between other characters', () => {
    const message = `Key can\u202eary-key\nis bad ${'x'.repeat(400)}`;
    const failure = failureOf(json({ message }, 500));
    expect(failure.message).toContain('“Key ••• is bad xxx');
    expect(failure.message.length).toBeLessThan(300);
  });

  it('is never cut in the middle of a secret', () => {
    const message = `${'y'.repeat(195)}canary-key`;
    expect(failureOf(json({ message }, 500)).message).not.toContain('cana');
  });

  it('does not look like a wait of its own when it has none', () => {
    expect(failureOf(json({ message: '' }, 429)).message).not.toMatch(/\d/);
  });
});
