import type { ServerOptions } from 'node:https';
import { describe, expect, it } from 'vitest';
import { answerOf, asking, failureIn } from '../support/asking.ts';
import { privateAuthority, selfSigned } from '../support/certificates.ts';
import { type Running, serve, serveSecure } from '../support/servers.ts';

const own = selfSigned();
const authority = privateAuthority();
const secure = (options: ServerOptions): Promise<Running> =>
  serveSecure(options, (_, response) => response.end('{"a":1}'));
const pairs = (hex: string) => hex.toUpperCase().replace(/(..)(?=.)/g, '$1:');

describe('a server whose certificate is not trusted', () => {
  it.each([
    ['self-signed', own, undefined, 'it is self-signed'],
    ['of an unknown authority', authority.good, undefined, 'its issuer is not known'],
    ['for another name', authority.otherName, authority.ca, 'it was issued for another name'],
    ['expired', authority.expired, authority.ca, 'it has expired'],
  ])(
    '(%s) is refused with reason, fingerprint and dates, and sees no request (T1)',
    async (_, pair, ca, reason) => {
      const server = await secure(pair);
      const ask = asking({ systemCertificates: () => (ca === undefined ? [] : [ca]) });
      const failure = failureIn(await ask({ baseUrl: server.origin }));
      expect(failure.kind).toBe('unreachable');
      expect(failure.message).toContain(
        `The certificate of ${server.origin.slice(8)} is not trusted: ${reason}`,
      );
      expect(failure.message).toContain(pairs(pair.fingerprint));
      expect(failure.certificate?.fingerprint).toBe(pairs(pair.fingerprint));
      expect(failure.message).toMatch(/valid \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d/);
      expect(failure.certificate?.validFrom).toBeGreaterThan(1.6e12);
      expect(failure.certificate?.validUntil).toBeGreaterThan(1.6e12);
      expect(server.requests).toEqual([]);
    },
  );

  it('is accepted when the system knows its authority (T2)', async () => {
    const server = await secure(authority.good);
    const ask = asking({ systemCertificates: () => [authority.ca] });
    expect(answerOf(await ask({ baseUrl: server.origin })).body).toEqual({ a: 1 });
    expect(answerOf(await ask({ baseUrl: server.origin })).body).toEqual({ a: 1 });
    const elsewhere = await secure(own);
    expect(failureIn(await ask({ baseUrl: elsewhere.origin })).message).toContain('self-signed');
  });
});

describe('a confirmed certificate', () => {
  it('is accepted by its fingerprint, however spelled, for its own account only (T2)', async () => {
    const server = await secure(own);
    const ask = asking();
    for (const pinnedCertificate of [own.fingerprint, pairs(own.fingerprint), `sha256:${own.fingerprint}`])
      expect(answerOf(await ask({ baseUrl: server.origin, pinnedCertificate })).body).toEqual({ a: 1 });
    expect(failureIn(await ask({ baseUrl: server.origin })).kind).toBe('unreachable');
  });

  it('that has changed is refused, with the new fingerprint, before anything is sent (T3)', async () => {
    const server = await secure(selfSigned());
    const failure = failureIn(await asking()({ baseUrl: server.origin, pinnedCertificate: own.fingerprint }));
    expect(failure.kind).toBe('rejected');
    expect(failure.message).toContain('is not the one you accepted');
    expect(failure.certificate?.fingerprint).not.toBe(pairs(own.fingerprint));
    expect(server.requests).toEqual([]);
  });

  it.each(['', 'ab', 'zz'.repeat(32)])(
    'of the impossible fingerprint %j accepts nothing (T3)',
    async (pinnedCertificate) => {
      const server = await secure(own);
      expect(failureIn(await asking()({ baseUrl: server.origin, pinnedCertificate })).kind).toBe('rejected');
      expect(server.requests).toEqual([]);
    },
  );
});

describe('TLS itself', () => {
  it('connections are kept between polls', async () => {
    const server = await secure(own);
    const ask = asking();
    for (let count = 0; count < 5; count += 1)
      answerOf(await ask({ baseUrl: server.origin, pinnedCertificate: own.fingerprint }));
    expect(server.accepted()).toBe(1);
  });

  it('below 1.2 is refused in words (T4)', async () => {
    const server = await secure({
      ...own,
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'ALL:@SECLEVEL=0',
    });
    const failure = failureIn(await asking()({ baseUrl: server.origin }));
    expect(failure).toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('outdated version of TLS'),
    });
  });

  it('towards a plain server is told as such, with no fall back (T5)', async () => {
    const server = await serve((_, response) => response.end('{}'));
    const failure = failureIn(await asking()({ baseUrl: `https://127.0.0.1:${server.port}` }));
    expect(failure).toMatchObject({
      kind: 'unreachable',
      message: expect.stringContaining('does not speak TLS'),
    });
    expect(server.requests).toEqual([]);
  });

  it('is not guessed when http:// meets a TLS port (T5)', async () => {
    const server = await secure(own);
    const failure = failureIn(await asking()({ baseUrl: `http://127.0.0.1:${server.port}` }));
    expect(['unreachable', 'unexpected-response']).toContain(failure.kind);
  });

  it('with checks switched off by the environment, everything is refused and told why (T6)', async () => {
    const server = await serve((_, response) => response.end('{}'));
    const ask = asking({ environment: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } });
    const failure = failureIn(await ask({ baseUrl: server.origin }));
    expect(failure).toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('NODE_TLS_REJECT_UNAUTHORIZED=0'),
    });
    expect(server.accepted()).toBe(0);
  });
});
