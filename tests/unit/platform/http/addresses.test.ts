import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../../src-main/core/ports.ts';
import { buildTarget } from '../../../../src-main/platform/http-url.ts';
import { answerOf, asking, failureIn } from '../support/asking.ts';
import { serve } from '../support/servers.ts';

const resolvingTo = (...addresses: string[]) =>
  asking({
    lookup: (_, __, callback) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      ),
  });

describe('the address a name leads to', () => {
  it('is used when it is private and http is allowed for the account (E4)', async () => {
    const server = await serve((_, response) => response.end('{"a":1}'));
    const ask = resolvingTo('127.0.0.1');
    const baseUrl = `http://storm.local:${server.port}`;
    expect(answerOf(await ask({ baseUrl, allowHttp: true })).body).toEqual({ a: 1 });
    expect(failureIn(await ask({ baseUrl })).message).toContain('allow unencrypted http');
    expect(server.accepted()).toBe(1);
  });

  it.each([
    ['storm.local', ['93.184.216.34']],
    ['storm.local', ['10.0.0.1', '93.184.216.34']],
    ['localhost', ['10.0.0.1']],
    ['storm.local', ['169.254.169.254']],
    ['storm.local', ['::ffff:93.184.216.34']],
  ])(
    'is refused for http://%s when it is %s, without connecting (E4, DNS rebinding)',
    async (name, addresses) => {
      const failure = failureIn(
        await resolvingTo(...addresses)({ baseUrl: `http://${name}:9`, allowHttp: true }),
      );
      expect(failure).toMatchObject({
        kind: 'rejected',
        message: expect.stringContaining(`${name}:9 refused`),
      });
    },
  );

  it.each(['169.254.169.254', 'fe80::1', '0.0.0.0', 'fd00:ec2::254', '224.0.0.1'])(
    'is refused for https too when it is %s (E5)',
    async (address) => {
      expect(failureIn(await resolvingTo(address)({ baseUrl: 'https://api.example' })).kind).toBe('rejected');
    },
  );
});

const BASE = 'https://api.example.com/pixelStripeApi';
const target = (path: readonly string[], query?: Record<string, string>) =>
  buildTarget({ baseUrl: BASE, path, ...(query && { query }) } as HttpRequest);

describe('a request target', () => {
  it('has the origin and the path depth of its parts, whatever the ids (S20)', () => {
    const segment = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('..', '.', '', '../..', '%2e%2e', 'a/../b', '\\', '?x#y'),
    );
    fc.assert(
      fc.property(
        fc.array(segment, { maxLength: 5 }),
        fc.dictionary(fc.string(), fc.string()),
        (path, query) => {
          const built = target(path, query);
          if (!built.ok) {
            expect(built.failure.kind).toBe('rejected');
            return;
          }
          const url = new URL(built.value.url.origin + built.value.path);
          expect(url.origin).toBe('https://api.example.com');
          expect(url.hash).toBe('');
          expect(url.pathname.split('/').slice(2).map(decodeURIComponent)).toEqual(path);
          expect(Object.fromEntries(url.searchParams)).toEqual({ ...query });
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it.each([['.'], ['..'], ['']])('refuses the segment %j, which would change the depth', (segment) => {
    expect(target(['streams', segment])).toMatchObject({ ok: false, failure: { kind: 'rejected' } });
  });

  it('refuses what is too long, and a base URL that is none, without repeating it', () => {
    expect(target(['x'.repeat(9_000)])).toMatchObject({ ok: false });
    const bad = buildTarget({ baseUrl: 'https://me:canary@h.example', path: [] } as unknown as HttpRequest);
    expect(bad).toMatchObject({ ok: false, failure: { kind: 'rejected' } });
    expect(JSON.stringify(bad)).not.toContain('canary');
  });
});
