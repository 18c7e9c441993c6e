import { describe, expect, it } from 'vitest';
import { configurationOf, coreRun } from '../../support/core-run.ts';
import { tableHttp } from '../../support/table-http.ts';
import { account, counts, project, run, secrets, snapshotOf } from './watched-projects.ts';

describe('the secret of an account', () => {
  it('never sends a stored secret to another host than the one it was saved for', async () => {
    const hosts: string[] = [];
    const one = coreRun(
      (clock) => {
        const table = tableHttp(clock, () => counts(1, 0));
        return {
          request: (request, signal) => {
            if (JSON.stringify(request).includes('canary-key')) hosts.push(new URL(request.baseUrl).host);
            return table.request(request, signal);
          },
        };
      },
      configurationOf({ accounts: [account('sp')], sources: [project('a')] }),
      secrets,
    );
    await one.core.start();
    await one.core.handlers.testConnection({ id: 'sp', baseUrl: 'https://elsewhere.example.test/api' });
    await one.core.handlers.changeAccount({ id: 'sp', baseUrl: 'https://elsewhere.example.test/api' });
    await one.clock.advance(20_000);
    expect(hosts.filter((host) => host !== '127.0.0.1:1')).toEqual([]);
    expect(one.secrets.has('sp')).toBe(false);
    one.core.stop();
  });

  it('keeps the secret out of everything it tells', async () => {
    const one = run(
      () => ({ status: 401, body: { message: 'Unauthorized: Invalid API Key canary-key' } }),
      [project('a')],
    );
    await one.core.start();
    one.core.setVisible(true);
    await one.clock.advance(10_000);
    const told = JSON.stringify([
      snapshotOf(one),
      one.updates,
      one.overalls,
      one.notices,
      one.core.status(''),
    ]);
    expect(told).not.toContain('canary-key');
    one.core.stop();
  });
});
