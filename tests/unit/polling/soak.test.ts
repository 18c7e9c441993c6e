import { expect, test } from 'vitest';
import { done, failed, type Result } from '../../../src-preload/contract/failure.ts';
import { createCeiling } from '../../../src-main/core/polling/ceiling.ts';
import { startAccountPolling } from '../../../src-main/core/polling/account.ts';
import { createTicker } from '../../../src-main/core/polling/ticker.ts';
import type { YieldEvent } from '../../../src-main/core/polling/types.ts';
import type { Http, HttpAnswer, HttpRequest } from '../../../src-main/core/ports.ts';
import { randomFrom } from '../../support/queue-simulator/random.ts';
import { turnedClock, type TurnedClock } from '../../support/turned-clock.ts';
import { account, singleTask } from './polled.ts';

const HOUR = 3_600_000;
const INTERVAL = 15_000;
const ACCOUNTS = 4;
const EACH = 50;

/** The last record of each source, and what was wrong with any. */
interface Ledger {
  records: number;
  requests: number;
  faults: number;
  readonly expected: Map<string, { at: number; nextAt: number; healthy: boolean }>;
  readonly wrong: string[];
}

/** Answers at once; from time to time with a fault, now and then for minutes. */
function faultyHttp(clock: TurnedClock, random: () => number, ledger: Ledger): Http {
  let badUntil = 0;
  let bad = 200;
  const answer = (status: number): Result<HttpAnswer> => {
    if (status !== 200) ledger.faults += 1;
    if (status === 0) return failed('unreachable', 'Cut');
    const common = { headers: {}, body: {}, content: 'json', bytes: 30, duration: 5 } as const;
    return done({ ...common, status, receivedAt: clock.now() });
  };
  const late = (request: HttpRequest) =>
    new Promise<Result<HttpAnswer>>((settle) => {
      ledger.faults += 1;
      clock.after(request.deadline, () => settle(failed('timeout', 'Silent')));
    });
  return {
    async request(request) {
      ledger.requests += 1;
      const now = clock.monotonic();
      const chance = random();
      if (now < badUntil) return answer(bad);
      if (chance < 0.000_1) {
        bad = [0, 500, 503, 429, 401][Math.floor(random() * 5)] ?? 0;
        badUntil = now + random() * 600_000;
      }
      if (chance < 0.002) return answer([0, 500, 502, 200][Math.floor(random() * 4)] ?? 0);
      return chance < 0.003 ? late(request) : answer(200);
    },
  };
}

/** Each record must come when the one before said it would, or earlier when the whole account was well again. */
function enter(ledger: Ledger, clock: TurnedClock, event: YieldEvent): void {
  const [id = ''] = event.yield.outcomes.keys();
  const now = clock.now();
  const before = ledger.expected.get(id);
  ledger.records += 1;
  if (before) {
    const late = now - before.nextAt;
    if (late > 2 * INTERVAL) ledger.wrong.push(`${id} lost: ${late} ms late`);
    const gap = now - before.at;
    if (gap < 0.85 * INTERVAL && before.healthy) ledger.wrong.push(`${id} doubled: after ${gap} ms`);
  }
  ledger.expected.set(id, { at: now, nextAt: event.nextAt, healthy: event.held === undefined });
}

test('a day of 200 sources with thousands of faults: no poll is lost, none is doubled', async () => {
  const clock = turnedClock();
  const random = randomFrom(7).uniform;
  const ledger: Ledger = { records: 0, requests: 0, faults: 0, expected: new Map(), wrong: [] };
  const ticker = createTicker(clock, 250);
  const ceiling = createCeiling(clock, 1_000);
  for (let index = 0; index < ACCOUNTS; index += 1) {
    const tasks = Array.from({ length: EACH }, (_, nth) => singleTask(`${index}-${nth}`, INTERVAL));
    startAccountPolling(
      { clock, random, http: faultyHttp(clock, random, ledger), log: fail, ticker, ceiling },
      {
        account,
        secrets: [],
        tasks,
        budget: { perSecond: 2, inFlight: 3 },
        unlimited: index > 0,
        rateLimitFloor: 60_000,
      },
      (event) => event.type === 'yield' && enter(ledger, clock, event),
    );
  }
  for (let hour = 0; hour < 24; hour += 1) await clock.advance(HOUR);
  expect(ledger.wrong).toEqual([]);
  expect(ledger.expected.size).toBe(ACCOUNTS * EACH);
  for (const [id, { nextAt }] of ledger.expected) expect(nextAt, id).toBeGreaterThan(clock.now() - 10_600);
  expect(ledger.records).toBeGreaterThan(850_000);
  expect(ledger.faults).toBeGreaterThan(2_000);
  expect(ledger.requests).toBeLessThan(ledger.records + ledger.faults);
}, 120_000);

function fail(): void {
  throw new Error('nothing should be logged');
}
