import { describe, expect, it } from 'vitest';
import { active, answered } from './fastpix-support.ts';
import { context, sampleIn, STREAM_ID, vendor } from './support.ts';
import { json, tableAccount } from './table-account.ts';

describe('Metadata of a FastPix stream', () => {
  const labelled = async (metadata: unknown) => {
    const http = tableAccount({ 'live/streams': json({ success: true, data: [{ ...active, metadata }] }) });
    const found = await vendor('fastpix').discover?.(context('fastpix'), http);
    return found?.ok ? found.value.found[0]?.label : undefined;
  };

  it.each([
    [{ title: 'T', name: 'N', livestream_name: 'L' }, 'L'],
    [{ title: 'T', name: 'N' }, 'N'],
    [{ title: 'T', name: ' ' }, 'T'],
    [{ other: 'x' }, '847b8ec8'],
    [undefined, '847b8ec8'],
    [['x'], '847b8ec8'],
    [{ name: 7 }, '7'],
    [{ name: 'a\u202eb\nc' }, 'ab c'],
  ])('%j makes the label %j', async (metadata, label) => {
    expect(await labelled(metadata)).toBe(label);
  });

  it('is shown as pairs, with what looks like a secret struck out', async () => {
    const key = `${'0f'.repeat(16)}k${STREAM_ID}`;
    const metadata = JSON.parse(
      `{"a":"b","streamKey":"x","Ingest_Secret":"y","note":"key ${key}","n":7,"o":{},"__proto__":"p"}`,
    ) as unknown;
    const { facts } = sampleIn(await answered({ ...active, metadata }));
    expect(facts['metadata']).toEqual([
      'a: b',
      'streamKey: •••',
      'Ingest_Secret: •••',
      'note: key •••',
      'n: 7',
      '__proto__: p',
    ]);
  });

  it('of huge size is cut', async () => {
    const metadata = Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`k${n}`, 'v'.repeat(9_999)]));
    const pairs = sampleIn(await answered({ ...active, metadata })).facts['metadata'] as readonly string[];
    expect(pairs).toHaveLength(50);
    expect(Math.max(...pairs.map((pair) => pair.length))).toBeLessThan(300);
  });
});

describe('Playback IDs', () => {
  it('that are private are shown by their end only', async () => {
    const playbackIds = [
      { id: '251601ff-ec1a-47aa-97d2-f29f09c71536', accessPolicy: 'private' },
      { id: '11111111-ec1a-47aa-97d2-f29f09c71536', accessPolicy: 'public' },
      null,
    ];
    const { facts } = sampleIn(await answered({ ...active, playbackIds }));
    expect(facts['playbackIds']).toEqual([
      '…1536 (private: plays with a token only, so it has no link)',
      '11111111-ec1a-47aa-97d2-f29f09c71536 (public)',
    ]);
  });
});
