import { describe, expect, it } from 'vitest';
import { createWakefulness, TICK } from '../../../src-main/platform/wakefulness.ts';
import type { PowerSign } from '../../../src-main/platform/wakefulness.ts';

const HOUR = 3_600_000;
const start = 1_000_000;

/** Feeds signs; wall and monotonic time move together unless told otherwise. */
function machine(online = true) {
  let [at, monotonic] = [start, 0];
  const wakefulness = createWakefulness({ type: 'tick', at, monotonic, online });
  const move = (wall: number, steady = wall) => {
    at += wall;
    monotonic += steady;
  };
  const sign = (type: PowerSign['type'], isOnline = true) =>
    wakefulness.take({ type, at, monotonic, online: isOnline });
  const tick = (isOnline = true) => {
    move(TICK);
    return sign('tick', isOnline);
  };
  return { move, sign, tick };
}

describe('sleep and waking', () => {
  it('is told once with its beginning, however often the system says so', () => {
    const { move, sign, tick } = machine();
    expect([sign('suspend'), sign('suspend')]).toEqual([undefined, undefined]);
    move(8 * HOUR, 0);
    expect(sign('resume')).toEqual({ reason: 'resume', asleepFrom: start });
    expect(sign('resume')).toBeUndefined();
    expect(tick()).toBeUndefined();
  });

  it('is not invented when a resume comes without a suspend', () => {
    expect(machine().sign('resume')).toBeUndefined();
  });

  it('is seen from a late tick when the system said nothing', () => {
    const { move, sign } = machine();
    move(HOUR, 0);
    expect(sign('tick')).toEqual({ reason: 'resume', asleepFrom: start });
  });

  it('is seen when the process itself was stopped', () => {
    const { move, sign } = machine();
    move(60_000, 60_000);
    expect(sign('tick')).toEqual({ reason: 'resume', asleepFrom: start });
  });

  it('is told from the suspend on when only the resume is missing, and the late resume adds nothing', () => {
    const { move, sign } = machine();
    move(2_000);
    sign('suspend');
    move(HOUR, 0);
    expect(sign('tick')).toEqual({ reason: 'resume', asleepFrom: start + 2_000 });
    expect(sign('resume')).toBeUndefined();
  });

  it('is not taken from a tick that is a little late, or from a clock set back', () => {
    const { move, sign } = machine();
    move(TICK + 10_000);
    expect(sign('tick')).toBeUndefined();
    move(-HOUR, TICK);
    expect(sign('tick')).toBeUndefined();
  });
});

describe('the network', () => {
  it('is told when it is back, once', () => {
    const { tick } = machine();
    expect([tick(false), tick(false), tick(true), tick(true)]).toEqual([
      undefined,
      undefined,
      { reason: 'online' },
      undefined,
    ]);
  });

  it('that was there from the start is no news', () => {
    expect(machine(true).tick(true)).toBeUndefined();
  });
});
