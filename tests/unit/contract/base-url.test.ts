import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyAddress, classifyHost } from '#contract/address-class';
import { parseBaseUrl, readBaseUrl } from '#contract/base-url';

describe('a base URL', () => {
  it.each([
    ['https://api.streampixel.io/pixelStripeApi', 'https://api.streampixel.io/pixelStripeApi'],
    ['  https://API.FastPix.io/v1/// ', 'https://api.fastpix.io/v1'],
    ['HTTPS://edge.example.test:443', 'https://edge.example.test'],
    ['https://edge.example.test:8443/a/../b/./c', 'https://edge.example.test:8443/b/c'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['https://host.example./api', 'https://host.example/api'],
    ['http://127.1:8080', 'http://127.0.0.1:8080'],
    ['http://0x7f000001', 'http://127.0.0.1'],
    ['http://2130706433', 'http://127.0.0.1'],
    ['http://[::1]:80', 'http://[::1]'],
    ['http://[::ffff:127.0.0.1]:8080', 'http://[::ffff:7f00:1]:8080'],
    ['http://localhost:9/x', 'http://localhost:9/x'],
    ['https://10.0.0.1', 'https://10.0.0.1'],
    ['https://irc.example:6667', 'https://irc.example:6667'],
  ])('%s is shown back as %s (E2, N15)', (text, normal) => {
    expect(parseBaseUrl(text)).toEqual({ ok: true, value: normal });
  });

  it.each([
    ['', 'Enter the address'],
    ['api.example.com', 'https://'],
    ['localhost:8080', 'https://'],
    ['ftp://api.example.com', 'https://'],
    ['file:///etc/passwd', 'https://'],
    ['javascript:alert(1)', 'https://'],
    ['https:///api.example.com', 'https://'],
    ['https://', 'https://'],
    ['https://a b.example', 'spaces'],
    ['https://api.example\\@evil.example', 'backslashes'],
    ['https://api.exa\tmple', 'spaces'],
    ['https://me:canary@api.example', 'user name and password'],
    ['https://canary@api.example', 'user name and password'],
    ['https://api.example?apikey=canary', '?'],
    ['https://api.example/?', '?'],
    ['https://api.example/#canary', '?'],
    ['https://api.example:99999', 'not an address'],
    ['https://..', 'names no host'],
    ['https://a..b', 'names no host'],
    ['https://[::1', 'not an address'],
    ['https://1.2.3.4.5', 'not an address'],
    ['https://host.example:22', 'Port 22'],
    ['https://host.example:25', 'Port 25'],
    ['https://host.example:0', 'Port 0'],
    ['https://169.254.169.254/latest', 'never called'],
    ['https://[fe80::1]', 'never called'],
    ['https://[::ffff:169.254.169.254]', 'never called'],
    ['http://0.0.0.0:8080', 'never called'],
    [`https://h.example/${'x'.repeat(3_000)}`, 'too long'],
  ])('%s is refused, naming the field and not repeating the text (E2, E5)', (text, words) => {
    const parsed = parseBaseUrl(text, true);
    expect(parsed).toMatchObject({ ok: false, failure: { kind: 'invalid', fields: [{ path: 'baseUrl' }] } });
    expect(!parsed.ok && parsed.failure.message).toContain(words);
    expect(JSON.stringify(parsed)).not.toContain('canary');
  });

  it.each([
    ['http://127.0.0.1:8080', true, true],
    ['http://localhost', true, true],
    ['http://app.localhost', true, true],
    ['http://192.168.1.5', false, true],
    ['http://10.20.30.40', false, true],
    ['http://172.31.0.1', false, true],
    ['http://172.32.0.1', false, false],
    ['http://[fd12::1]', false, true],
    ['http://storm.local', false, true],
    ['http://storm', false, true],
    ['http://storm.lan:8080', false, true],
    ['http://api.example.com', false, false],
    ['http://localhost.evil.com', false, false],
    ['http://127.0.0.1.evil.com', false, false],
    ['http://8.8.8.8', false, false],
    ['http://[2001:db8::1]', false, false],
    ['http://100.64.0.1', false, false],
  ])('%s needs no permission: %s, may have one: %s (E3, E4, S18)', (text, without, allowed) => {
    expect(parseBaseUrl(text, false).ok).toBe(without);
    expect(parseBaseUrl(text, true).ok).toBe(allowed);
  });

  it('once normalised stays as it is, whatever was typed', () => {
    const text = fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.string().map((rest) => `https://${rest}`),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const first = readBaseUrl(typed);
        if (!first.ok) return;
        expect(readBaseUrl(first.value.text)).toEqual(first);
        expect(new URL(first.value.text).host).toBe(first.value.host);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('an address', () => {
  it.each([
    ['127.255.255.254', 'loopback'],
    ['::1', 'loopback'],
    ['0:0:0:0:0:0:0:1', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['::', 'forbidden'],
    ['fe80::1%eth0', 'forbidden'],
    ['ff02::1', 'forbidden'],
    ['255.255.255.255', 'forbidden'],
    ['64:ff9b::a9fe:a9fe', 'forbidden'],
    ['64:ff9b::127.0.0.1', 'public'],
    ['fd00:ec2::254', 'forbidden'],
    ['fc00::1', 'private'],
    ['::ffff:10.0.0.1', 'private'],
    ['2606:4700::1111', 'public'],
    ['300.1.1.1', undefined],
    ['1::2::3', undefined],
    ['1:2:3', undefined],
    ['name', undefined],
  ])('%s is %s', (address, reach) => {
    expect(classifyAddress(address)).toBe(reach);
  });

  it('of no kind makes the classification throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), (text) => {
        expect(['loopback', 'private', 'public', 'forbidden']).toContain(classifyHost(text));
      }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (ip) => {
        expect(classifyAddress(ip)).toBeDefined();
      }),
    );
  });
});
