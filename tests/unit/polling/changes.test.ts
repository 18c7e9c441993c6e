import { describe, expect, it } from 'vitest';
import { account, poll, tasksFor } from './polled.ts';

const good = () => ({ status: 200 });
const methods = ['PUT', 'PATCH', 'DELETE', 'POST'] as const;
const { signal } = new AbortController();
const sentBy = (one: ReturnType<typeof poll>) => one.http.asked.map(({ request }) => request.method);

describe('an account whose changes are off', () => {
  it.each(methods)('lets no %s leave', async (method) => {
    const one = poll(good, { tasks: [] });
    const asked = one.polling.http(signal).send(method, ['x']);
    await one.clock.advance(1_000);
    expect(await asked).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
    expect(one.http.asked).toEqual([]);
    one.polling.stop();
  });

  it('still reads', async () => {
    const one = poll(good, { tasks: [] });
    const asked = one.polling.http(signal).get(['x']);
    await one.clock.advance(1_000);
    expect(await asked).toMatchObject({ ok: true });
    expect(sentBy(one)).toEqual(['GET']);
    one.polling.stop();
  });
});

describe('an account whose changes are on', () => {
  it.each(methods)('sends a %s once, also when the network fails it', async (method) => {
    const one = poll(() => ({ fail: 'unreachable' }), {
      tasks: [],
      plan: { account: { ...account, allowChanges: true } },
    });
    const asked = one.polling.http(signal).send(method, ['x']);
    await one.clock.advance(60_000);
    expect(await asked).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
    expect(sentBy(one)).toEqual([method]);
    one.polling.stop();
  });

  it('sends nothing when they are switched off while the request waits for its turn', async () => {
    let mayChange = true;
    const one = poll(good, {
      tasks: tasksFor(1, 5_000),
      plan: { mayChange: () => mayChange, budget: { perSecond: 1, inFlight: 1 } },
    });
    const http = one.polling.http(signal);
    const first = http.get(['first']);
    const second = http.send('DELETE', ['second']);
    mayChange = false;
    await one.clock.advance(5_000);
    expect(await first).toMatchObject({ ok: true });
    expect(await second).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
    const third = http.get(['third']);
    await one.clock.advance(5_000);
    expect(await third).toMatchObject({ ok: true });
    expect(sentBy(one)).not.toContain('DELETE');
    one.polling.stop();
  });
});
