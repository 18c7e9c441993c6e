import { describe, expect, it } from 'vitest';
import type { DestinationPreset } from '#contract/configuration';
import { readAddress } from '../../../src-main/core/delivery/address.ts';

const read = (text: string, preset: DestinationPreset = 'json', allowHttp = false) => {
  const address = readAddress(text, preset, allowHttp);
  return address.ok ? address.value : address.failure.fields?.[0];
};

describe('the address of a webhook', () => {
  it('keeps its query, as Teams needs it', () => {
    const url =
      'https://prod-00.westus.logic.azure.com:443/workflows/ab12/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=aB-_9';
    expect(read(url, 'teams')).toEqual({
      host: 'prod-00.westus.logic.azure.com',
      baseUrl: 'https://prod-00.westus.logic.azure.com/workflows/ab12/triggers/manual/paths/invoke',
      query: { 'api-version': '2016-06-01', sp: '/triggers/manual/run', sv: '1.0', sig: 'aB-_9' },
      trailingSlash: false,
    });
  });

  it('keeps a last slash', () => {
    expect(read('https://example.com/hook/')).toMatchObject({ trailingSlash: true });
    expect(read('https://example.com/')).toMatchObject({ trailingSlash: false });
  });

  it('gives ntfy its topic', () => {
    expect(read('https://ntfy.sh/my-alerts', 'ntfy')).toMatchObject({
      baseUrl: 'https://ntfy.sh',
      topic: 'my-alerts',
    });
  });

  it.each([
    ['', 'json', /Enter the address/],
    ['https://ntfy.sh/', 'ntfy', /End the address with the topic/],
    ['https://ntfy.sh/a/b c', 'ntfy', /spaces/],
    ['http://example.com/x', 'json', /Use https/],
    ['http://192.168.1.5/x', 'json', /allow unencrypted http for this destination/],
    ['https://169.254.169.254/latest', 'json', /cannot be used/],
    ['https://user:pass@example.com/x', 'json', /user name/],
    ['https://example.com/x#y', 'json', /#/],
    ['https://example.com/x?a=%zz', 'json', /cannot be read/],
    ['https://example.com/x?a=1&a=2', 'json', /cannot be read/],
    ['ftp://example.com', 'json', /Begin the address with https/],
  ] as const)('refuses %s for %s and names the field', (text, preset, words) => {
    expect(read(text, preset)).toEqual({
      path: 'secret.url',
      message: expect.stringMatching(words) as string,
    });
  });

  it('is never repeated in what is said of it', () => {
    const told = JSON.stringify(readAddress('http://10.0.0.1/services/T0/B0/canary-path', 'slack', false));
    expect(told).not.toContain('canary');
  });

  it('takes http on loopback, and on a private address when it is allowed', () => {
    expect(read('http://127.0.0.1:8080/x')).toMatchObject({ host: '127.0.0.1:8080' });
    expect(read('http://192.168.1.5/x', 'json', true)).toMatchObject({ host: '192.168.1.5' });
  });
});
