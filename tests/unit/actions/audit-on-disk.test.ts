import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { keep, toRecord, type AuditRecord } from '../../../src-main/core/actions/audit.ts';
import { diskHistory } from '../../support/disk-history.ts';

const record: AuditRecord = {
  id: 'a1',
  at: 5,
  account: 'fp',
  accountName: 'Studio',
  source: 'fp:1',
  label: 'Keynote',
  key: '1',
  action: 'finish',
  title: 'Finish Keynote',
  by: 'window',
  sent: 'PUT live/streams/1/finish',
  before: 'active',
  outcome: 'unfinished',
  seen: '',
  resumption: { kind: 'stream', key: { streamId: '1' }, asked: {} },
};

it('a line is in the file before anything is sent: whoever opens it after a kill finds it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tallylight-audit-'));
  const file = join(folder, 'history.sqlite');
  const killed = diskHistory(file);
  expect(await keep(killed, record)).toEqual({ ok: true, value: undefined });
  const next = diskHistory(file);
  onTestFinished(async () => {
    await Promise.all([killed.close(), next.close()]);
    rmSync(folder, { recursive: true, force: true });
  });
  const found = await next.ask('audit', { outcome: 'unfinished', limit: 9 });
  expect(found.ok && found.value.map(toRecord)).toEqual([record]);
});
