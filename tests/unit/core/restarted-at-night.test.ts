/** What was due while the app was off is told as it is wanted now, not as a fresh profile would have it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { defaultPreferences, type Preferences } from '#contract/configuration';
import { turnedClock } from '../../support/turned-clock.ts';
import { counts, project, storedRun } from './watched-projects.ts';

const SECOND = 1_000;
const folder = mkdtempSync(join(tmpdir(), 'tallylight-night-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A snooze ends while the app is off; it starts with `preferences`, and the queue is still there. Titles told after that. */
async function toldAfterRestart(name: string, preferences: Partial<Preferences>): Promise<readonly string[]> {
  const clock = turnedClock();
  const path = join(folder, name);
  let queue = 2;
  const start = (more: Partial<Preferences>) =>
    storedRun(path, clock, () => counts(50, queue), {
      sources: [project('showroom')],
      preferences: { ...defaultPreferences, ...more },
    });
  const first = await start({});
  await clock.advance(15 * SECOND);
  queue = 9;
  await clock.advance(15 * SECOND);
  expect(first.notices.map(({ title }) => title)).toEqual(['Queue growing: showroom']);
  first.core.snoozeAll(clock.now() + 60 * SECOND);
  await clock.advance(2 * SECOND);
  first.core.stop();
  await first.history.close();
  await clock.advance(120 * SECOND);
  const second = await start(preferences);
  await clock.advance(30 * SECOND);
  second.core.stop();
  await second.history.close();
  return second.notices.map(({ title }) => title);
}

it('tells what a snooze kept silent that ended meanwhile', async () => {
  expect(await toldAfterRestart('day', {})).toEqual(['Snooze over: showroom']);
});

it('tells nothing of it in quiet hours', async () => {
  const quietHours = {
    ...defaultPreferences.quietHours,
    enabled: true,
    from: '00:00',
    until: '07:00',
    bypass: 'none',
  } as const;
  expect(await toldAfterRestart('night', { quietHours })).toEqual([]);
});

it('tells nothing of it when notifications are switched off', async () => {
  expect(await toldAfterRestart('off', { notifications: false })).toEqual([]);
});
