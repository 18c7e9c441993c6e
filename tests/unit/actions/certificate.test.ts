import { describe, expect, it } from 'vitest';
import { startVendors } from '../../../src-main/demo/vendors.ts';
import { oneCertificate, otherCertificate } from '../demo/certificates.ts';
import { studio } from './studio.ts';

const CONFIG = { auth: 'bearer' };

/** The core beside a server with a self-signed certificate on `port` (0: any). */
async function server(tls: typeof oneCertificate, port = 0) {
  const vendors = await startVendors({ shows: 'still', accounts: ['storm'], tls, port });
  return { vendors, baseUrl: `${vendors.origin}/storm`, port: Number(new URL(vendors.origin).port) };
}

describe('A server with a self-signed certificate', () => {
  it('is refused, accepted once its fingerprint is confirmed, and refused again when it changes', async () => {
    const run = await studio({ accounts: () => [], sources: () => [] });
    const first = await server(oneCertificate);
    const { token } = first.vendors.credentials.storm;
    const form = {
      provider: 'storm',
      name: 'Own',
      baseUrl: first.baseUrl,
      config: CONFIG,
      secret: { token },
      allowHttp: false,
      allowChanges: false,
      sessionOnly: false,
    };
    const refused = await run.core.handlers.testConnection(form);
    const shown = refused.ok ? undefined : refused.failure.certificate?.fingerprint;
    expect(shown?.split(':')).toHaveLength(32);
    expect(first.vendors.requests()).toEqual([]);

    const pinnedCertificate = shown ?? '';
    expect(await run.core.handlers.testConnection({ ...form, pinnedCertificate })).toMatchObject({
      ok: true,
    });
    const added = await run.core.handlers.addAccount({ ...form, pinnedCertificate });
    const id = added.ok ? added.value.id : '';
    expect(run.configuration().accounts).toMatchObject([{ id, pinnedCertificate }]);
    expect(await run.core.handlers.testConnection({ id })).toMatchObject({ ok: true });

    await first.vendors.stop();
    const second = await server(otherCertificate, first.port);
    const changed = await run.core.handlers.testConnection({ id });
    expect(changed).toMatchObject({ ok: false, failure: { kind: 'rejected' } });
    const next = changed.ok ? '' : (changed.failure.certificate?.fingerprint ?? '');
    expect(next).not.toBe(pinnedCertificate);
    expect(second.vendors.requests()).toEqual([]);

    await run.core.handlers.changeAccount({ id, pinnedCertificate: next });
    expect(await run.core.handlers.testConnection({ id })).toMatchObject({ ok: true });
    await second.vendors.stop();
  });

  it('has its confirmation forgotten when taken back, or when the account moves to another server', async () => {
    const pin = Array.from({ length: 32 }, () => 'AB').join(':');
    const pinned = () =>
      studio({
        account: 'storm',
        accounts: (all) => all.map((one) => ({ ...one, pinnedCertificate: pin })),
        sources: () => [],
      });
    const run = await pinned();
    await run.core.handlers.changeAccount({ id: 'edge', name: 'Renamed' });
    expect(run.configuration().accounts[0]?.pinnedCertificate).toBe(pin);
    await run.core.handlers.changeAccount({ id: 'edge', pinnedCertificate: null });
    expect(run.configuration().accounts[0]).not.toHaveProperty('pinnedCertificate');
    const other = await pinned();
    await other.core.handlers.changeAccount({ id: 'edge', baseUrl: 'https://elsewhere.example.test' });
    expect(other.configuration().accounts[0]).not.toHaveProperty('pinnedCertificate');
  });
});
