/** When a message is tried, tried again and given up, on a clock turned by hand. */
import { describe, expect, it } from 'vitest';
import type { Destination } from '#contract/configuration';
import { failed } from '#contract/failure';
import { createCourier } from '../../../src-main/core/delivery/courier.ts';
import type { Courier } from '../../../src-main/core/delivery/types.ts';
import type { AlertMessage } from '../../../src-main/core/delivery/message.ts';
import type { LastDelivery } from '../../../src-main/core/delivery/queue.ts';
import { MOST_TRIES, waitAfter } from '../../../src-main/core/delivery/verdict.ts';
import type { AlertDelivery } from '../../../src-main/core/rules/types.ts';
import { turnedClock, type TurnedClock } from '../../support/turned-clock.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

type Reply = { readonly status: number; readonly retryAfter?: string } | 'cut' | 'never';

interface Desk {
  readonly courier: Courier;
  readonly clock: TurnedClock;
  /** `SECONDS ID DESTINATION` of each try. */
  readonly tries: string[];
  readonly ends: (LastDelivery & { readonly id: string })[];
  kept: string;
}

const place = (id: string): Destination => ({
  id,
  name: id,
  preset: 'json',
  host: `${id}.example`,
  allowHttp: false,
});

function desk(
  reply: (message: AlertMessage, nth: number, destination: string) => Reply,
  { clock = turnedClock(), known = ['ops', 'phone'] } = {},
): Desk {
  const made: Omit<Desk, 'courier'> & { courier?: Courier } = { clock, tries: [], ends: [], kept: '' };
  const start = clock.now();
  const answer = async (destination: Destination, message: AlertMessage, signal: AbortSignal) => {
    const nth = made.tries.length;
    const seconds = Math.round((clock.now() - start) / SECOND);
    made.tries.push(`${seconds} ${message.id} ${destination.id}`);
    const said = reply(message, nth, destination.id);
    if (said === 'cut') return failed('unreachable', 'The connection was cut.');
    if (said === 'never') {
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      return failed('cancelled', 'Cancelled');
    }
    const headers = said.retryAfter === undefined ? {} : { 'retry-after': said.retryAfter };
    const rest = { body: undefined, content: 'empty', bytes: 0, duration: 1, receivedAt: 0 } as const;
    return { ok: true, value: { status: said.status, headers, ...rest } } as const;
  };
  const courier = createCourier({
    clock,
    random: () => 0.5,
    destination: (id) => (known.includes(id) ? place(id) : undefined),
    send: answer,
    keep: (text) => (made.kept = text),
    onEnd: (_destination, message, last) => made.ends.push({ ...last, id: message.id }),
    onChange: () => undefined,
  });
  return Object.assign(made, { courier });
}

const alert = (clock: TurnedClock, id: string, destinations = ['ops']): AlertDelivery => ({
  id,
  kind: 'opened',
  at: clock.now(),
  title: `Alert ${id}`,
  body: '',
  severity: 'warning',
  destinations,
  incidents: [],
});

describe('a message', () => {
  it('that is taken is sent once to each destination', async () => {
    const one = desk(() => ({ status: 204 }));
    one.courier.send(alert(one.clock, 'a', ['ops', 'phone']));
    await one.clock.advance(60 * MINUTE);
    expect(one.tries).toEqual(['0 a ops', '0 a phone']);
    expect(one.ends).toMatchObject([{ ok: true }, { ok: true }]);
    expect(one.courier.standing('ops')).toMatchObject({ waiting: 0, last: { ok: true, title: 'Alert a' } });
  });

  it('is tried eight times with growing waits, then given up', async () => {
    const one = desk(() => ({ status: 503 }));
    one.courier.send(alert(one.clock, 'a'));
    await one.clock.advance(60 * MINUTE);
    expect(one.tries.map((line) => Number(line.split(' ')[0]))).toEqual([
      0, 2, 10, 42, 170, 682, 1_282, 1_882,
    ]);
    expect(one.tries).toHaveLength(MOST_TRIES);
    expect(one.ends).toMatchObject([{ ok: false, text: 'ops.example has trouble of its own (status 503).' }]);
  });

  it.each([400, 401, 403, 404, 405, 410, 413, 422, 301, 302])('refused with %d is final', async (status) => {
    const one = desk(() => ({ status }));
    one.courier.send(alert(one.clock, 'a'));
    await one.clock.advance(60 * MINUTE);
    expect(one.tries).toHaveLength(1);
    expect(one.ends).toMatchObject([
      { ok: false, text: expect.stringContaining(`status ${status}`) as string },
    ]);
  });

  it.each([408, 425, 429, 500, 502, 503, 504])('answered with %d is tried again', async (status) => {
    const one = desk((_message, nth) => ({ status: nth === 0 ? status : 200 }));
    one.courier.send(alert(one.clock, 'a'));
    await one.clock.advance(10 * SECOND);
    expect(one.tries).toEqual(['0 a ops', '2 a ops']);
    expect(one.ends).toMatchObject([{ ok: true }]);
  });

  it.each([
    ['90', 90],
    ['1', 2],
    ['-5', 2],
    ['1e9', 2],
    ['99999', 900],
    ['Thu, 01 Jan 2026 00:02:00 GMT', 120],
  ])('waits as Retry-After %s asks, read strictly: %d s', async (retryAfter, seconds) => {
    const one = desk((_message, nth) => (nth === 0 ? { status: 429, retryAfter } : { status: 200 }));
    one.courier.send(alert(one.clock, 'a'));
    await one.clock.advance(30 * MINUTE);
    expect(one.tries).toEqual(['0 a ops', `${seconds} a ops`]);
  });

  it('does not wait for hours because the wall clock was set back', async () => {
    const one = desk((_message, nth) => (nth === 0 ? { status: 503 } : { status: 200 }));
    one.courier.send(alert(one.clock, 'a'));
    await one.clock.advance(SECOND);
    one.clock.jumpWall(-3 * 60 * MINUTE);
    await one.clock.advance(5 * SECOND);
    expect(one.ends).toMatchObject([{ ok: true }]);
  });

  it('never overtakes an earlier one to the same destination, and holds up no other', async () => {
    const one = desk((message, nth, destination) =>
      destination === 'ops' && message.id === 'a' && nth < 3 ? 'cut' : { status: 200 },
    );
    one.courier.send(alert(one.clock, 'a', ['ops', 'phone']));
    one.courier.send(alert(one.clock, 'b', ['ops', 'phone']));
    await one.clock.advance(MINUTE);
    expect(one.tries.filter((line) => line.endsWith('phone'))).toEqual(['0 a phone', '0 b phone']);
    expect(one.tries.filter((line) => line.endsWith('ops'))).toEqual(['0 a ops', '2 a ops', '2 b ops']);
  });

  it('an hour old is not told any more', async () => {
    const one = desk(() => ({ status: 200 }));
    one.courier.recall(undefined);
    one.courier.send({ ...alert(one.clock, 'a'), at: one.clock.now() - 61 * MINUTE });
    await one.clock.advance(SECOND);
    expect(one.tries).toEqual([]);
    expect(one.ends).toMatchObject([{ ok: false, text: 'It was too old to be told.' }]);
  });

  it('beyond a hundred waiting makes the oldest give way, and that is told', async () => {
    const one = desk(() => 'never');
    for (let nth = 0; nth <= 100; nth += 1) one.courier.send(alert(one.clock, `m${nth}`));
    expect(one.courier.standing('ops').waiting).toBe(100);
    expect(one.ends).toMatchObject([{ id: 'm0', ok: false, text: 'Too many messages were waiting.' }]);
  });

  it('goes to nobody when its destination is gone', async () => {
    const one = desk(() => ({ status: 200 }), { known: [] });
    one.courier.send(alert(one.clock, 'a'));
    await one.clock.advance(SECOND);
    expect([one.tries, one.ends, one.kept]).toEqual([[], [], '']);
  });

  it('on its way to a destination that is removed is cut off and dropped', async () => {
    const one = desk(() => 'never');
    one.courier.send(alert(one.clock, 'a', ['ops', 'phone']));
    one.courier.settle(['phone']);
    await one.clock.advance(MINUTE);
    expect(one.courier.standing('ops').waiting).toBe(0);
    expect(one.courier.standing('phone').waiting).toBe(1);
    expect(one.kept).not.toContain('"ops"');
  });
});

describe('what is still to be told', () => {
  it('is kept before it is tried, and told after a restart under the same id', async () => {
    const first = desk(() => 'never');
    first.courier.send(alert(first.clock, 'a'));
    first.courier.stop();
    const second = desk(() => ({ status: 200 }), { clock: first.clock });
    second.courier.recall(first.kept);
    await second.clock.advance(SECOND);
    expect(second.tries).toEqual(['0 a ops']);
    expect(second.courier.standing('ops')).toMatchObject({ waiting: 0, last: { ok: true } });
  });

  it('keeps its tries over a restart', async () => {
    const first = desk(() => 'cut');
    first.courier.send(alert(first.clock, 'a'));
    await first.clock.advance(20 * SECOND);
    expect(first.tries).toHaveLength(3);
    first.courier.stop();
    const second = desk(() => 'cut', { clock: first.clock });
    second.courier.recall(first.kept);
    await second.clock.advance(60 * MINUTE);
    expect(first.tries.length + second.tries.length).toBe(MOST_TRIES);
  });

  it.each(['', '{}', 'null', '[]', '{"format":"tallylight-deliveries/1","pending":3}'])(
    'is nothing when the file says %s',
    async (text) => {
      const one = desk(() => ({ status: 200 }));
      one.courier.recall(text);
      await one.clock.advance(SECOND);
      expect(one.tries).toEqual([]);
    },
  );

  it('is tried at once when the network is back, but not before the receiver asked for', async () => {
    const one = desk((_message, nth, destination) => {
      if (nth > 1) return { status: 200 };
      return destination === 'ops' ? 'cut' : { status: 429, retryAfter: '600' };
    });
    one.courier.send(alert(one.clock, 'a', ['ops', 'phone']));
    await one.clock.advance(SECOND);
    one.courier.hurry();
    await one.clock.advance(SECOND / 2);
    expect(one.tries.slice(2)).toEqual(['1 a ops']);
    await one.clock.advance(10 * MINUTE);
    expect(one.tries.slice(3)).toEqual(['600 a phone']);
  });

  it('does not wait for hours when the wall clock was set back', async () => {
    const one = desk((_message, nth) => (nth === 0 ? 'cut' : { status: 200 }));
    one.courier.send(alert(one.clock, 'a'));
    one.clock.jumpWall(-6 * 60 * MINUTE);
    await one.clock.advance(7 * 60 * MINUTE);
    expect(one.ends).toHaveLength(1);
  });
});

describe('the waits', () => {
  it('grow fourfold to ten minutes', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map(waitAfter)).toEqual([
      2_000, 8_000, 32_000, 128_000, 512_000, 600_000, 600_000,
    ]);
  });
});
