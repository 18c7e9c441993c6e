import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskHistory } from '../../support/disk-history.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tallylight-history-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () => diskHistory(join(folder, 'history.sqlite'));

describe('the history on disk', () => {
  it('answers with what was appended, and still does after it was closed and opened again', async () => {
    const at = Date.UTC(2026, 5, 1);
    const first = open();
    first.describe([{ source: 'a', metrics: ['live', 'queue'], chief: 'queue' }]);
    for (let i = 0; i < 100; i++)
      first.append({ type: 'sample', source: 'a', at: at + i * 5_000, values: [i, 2 * i], presence: 'live' });
    const question = {
      series: [{ source: 'a', metric: 'queue' }],
      from: at,
      until: at + 500_000,
      width: 1_000,
    };
    const before = await first.query(question);
    await first.close();
    const second = open();
    const after = await second.query(question);
    expect(after).toEqual(before);
    expect(after.ok && [...(after.value.series[0]?.last ?? [])]).toEqual(
      Array.from({ length: 100 }, (_, i) => 2 * i),
    );
    await second.close();
  });
});
