import { describe, expect, test } from 'vitest';
import type { AlertInput } from '../../../src-main/core/rules/types.ts';
import { conditionNames } from '../../../src-renderer/words/rules.ts';
import { scenes, type Scene } from './scenes.ts';
import { events, looks, rule, rules, run, SECOND, T0, tick } from './support.ts';

const HOLD = 30;
const every5 = (from: number, until: number) =>
  Array.from({ length: (until - from) / 5 + 1 }, (_, step) => from + 5 * step);
const held = ({ condition, more }: Scene, hold = HOLD) =>
  rule(condition, { ...more, for: hold * SECOND, version: 1 });
const start = (scene: Scene, hold = HOLD): readonly AlertInput[] => [
  rules(held(scene, hold)),
  ...looks(...scene.before),
];
const breaching = (scene: Scene, from: number, until: number, since = from) =>
  looks(...every5(from, until).map((at) => scene.breach(at, since)));
const calm = (scene: Scene, at: number) => looks(scene.calm(at));
const found = (...inputs: readonly AlertInput[]) => events(run(inputs));

/** The wall clock jumps by `by` seconds at second 12; what comes later is told by the new clock. */
const jump = (by: number): AlertInput => ({
  type: 'clock-stepped',
  at: T0 + (12 + by) * SECOND,
  by: by * SECOND,
});

test('there is a scene for every condition', () => {
  expect(scenes.map(({ condition }) => condition.type).toSorted()).toEqual(
    Object.keys(conditionNames).toSorted(),
  );
});

describe.each(scenes.map((scene) => [scene.condition.type, scene] as const))('%s', (_type, scene) => {
  test('opens when its hold is over and not before', () => {
    expect(found(...start(scene), ...breaching(scene, 0, HOLD - 5), tick(HOLD - 1))).toEqual([]);
    expect(found(...start(scene), ...breaching(scene, 0, HOLD))).toEqual([`open ${HOLD}`]);
  });

  test('holds anew after one look that is no breach', () => {
    const inputs = [...start(scene), ...breaching(scene, 0, 20), ...calm(scene, 25)];
    expect(found(...inputs, ...breaching(scene, 30, 55))).toEqual([]);
    expect(found(...inputs, ...breaching(scene, 30, 60))).toEqual(['open 60']);
  });

  const { missing: missed } = scene;
  if (missed)
    test('neither opens nor closes while there is no data', () => {
      const pending = [...start(scene), ...breaching(scene, 0, 10)];
      const missing = looks(...every5(15, 55).map(missed));
      expect(found(...pending, ...missing, tick(58))).toEqual([]);
      const open = [...start(scene, 0), ...breaching(scene, 0, 10)];
      expect(found(...open, ...missing, tick(3_600))).toEqual(['open 0']);
    });

  test.each([3_600, -3_600])('is held neither longer nor shorter by a clock that jumps by %i s', (by) => {
    const inputs = [...start(scene), ...breaching(scene, 0, 10), jump(by)];
    const later = (until: number) => breaching(scene, 15 + by, until + by, by);
    expect(found(...inputs, ...later(25), tick(29 + by))).toEqual([]);
    expect(found(...inputs, ...later(30))).toEqual([`open ${30 + by}`]);
  });

  test('does not count sleep', () => {
    const at = 8 * 3_600;
    const woke: AlertInput = { type: 'woke', at: T0 + at * SECOND, asleepFrom: T0 + 12 * SECOND };
    const inputs = [...start(scene), ...breaching(scene, 0, 10), woke];
    const opened = found(...inputs, ...breaching(scene, at, at + HOLD, 0));
    if (scene.afterSleep !== undefined) {
      expect(opened).toEqual(scene.afterSleep === 'nothing' ? [] : [`open ${at}`]);
      return;
    }
    // Ten to twelve seconds had passed before the sleep; the rest has still to come.
    const [second = NaN] = opened.map((event) => Number(event.replace('open ', '')) - at);
    expect(opened).toHaveLength(1);
    expect(second).toBeGreaterThanOrEqual(18);
    expect(second).toBeLessThanOrEqual(HOLD);
  });

  test('goes on when it is edited while it fires, and closes by what it says then', () => {
    const open = [...start(scene, 0), ...breaching(scene, 0, 10)];
    const edited: AlertInput = {
      type: 'rules',
      at: T0 + 12 * SECOND,
      rules: [{ ...held(scene, 0), name: 'Other', version: 2 }],
    };
    expect(found(...open, edited, ...breaching(scene, 15, 30))).toEqual(['open 0']);
    const { incidents, traces } = run([...open, edited, ...calm(scene, 35), tick(600)]);
    expect(incidents.map(({ closedAt }) => closedAt)).toEqual([T0 + 35 * SECOND]);
    expect(traces.findLast(({ decision }) => decision === 'closed')?.rule.version).toBe(2);
  });

  test('is closed without a recovery when its source is removed while it fires', () => {
    const gone: AlertInput = { type: 'sources-removed', at: T0 + 12 * SECOND, sources: ['showroom'] };
    const { incidents, notices } = run([...start(scene, 0), ...breaching(scene, 0, 10), gone, tick(3_600)]);
    expect(incidents.map(({ closedAt }) => closedAt)).toEqual([T0 + 12 * SECOND]);
    expect(notices).toHaveLength(1);
  });
});
