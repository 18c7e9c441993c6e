import { describe, expect, it } from 'vitest';
import { linksOf } from '../../../src-main/providers/fastpix/facts.ts';

const COM = 'https://api.fastpix.com/v1';
const ID = '95d16915-254f-4ff4-b9dd-ecd47e1fe836';

describe('Playback links of a FastPix stream', () => {
  it('lead to the domain that belongs to the account', () => {
    const ids = [{ id: ID, accessPolicy: 'public' }];
    expect(linksOf(ids, COM)).toEqual([`https://stream.fastpix.com/${ID}.m3u8`]);
    expect(linksOf(ids, 'https://api.fastpix.io/v1')).toEqual([`https://stream.fastpix.io/${ID}.m3u8`]);
    expect(linksOf(ids, 'https://api.fastpix.io.example.test/v1')).toEqual([
      `https://stream.fastpix.com/${ID}.m3u8`,
    ]);
  });

  it.each([
    { id: ID, accessPolicy: 'private' },
    { id: ID, accessPolicy: undefined },
    { id: undefined, accessPolicy: 'public' },
    { id: `../${ID}`, accessPolicy: 'public' },
    { id: `${ID}.evil.example`, accessPolicy: 'public' },
  ])('are not made of %j', (one) => {
    expect(linksOf([one], COM)).toBeUndefined();
  });

  it('are not there without playback IDs', () => {
    expect(linksOf(undefined, COM)).toBeUndefined();
    expect(linksOf([], COM)).toBeUndefined();
  });
});
