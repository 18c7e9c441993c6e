/** What was told together is known to have been told, though the app was killed right after: its end is told as one, too. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { starterRules } from '../../../src-main/core/rules/starter.ts';
import { turnedClock } from '../../support/turned-clock.ts';
import { counts, project, storedRun } from './watched-projects.ts';

const SECOND = 1_000;
const folder = mkdtempSync(join(tmpdir(), 'tallylight-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ids = Array.from({ length: 10 }, (_, place) => `hall-${place}`);
const rules = starterRules.map((rule) => (rule.id === 'queue-long' ? rule : { ...rule, enabled: false }));

it('is told once, and recovers in one notification after the restart', async () => {
  let queue = 2;
  const start = (at: number | undefined) =>
    storedRun(join(folder, 'history.sqlite'), turnedClock(at), () => counts(50, queue), {
      sources: ids.map((id) => project(id)),
      rules,
    });
  const first = await start(undefined);
  await first.clock.advance(15 * SECOND);
  queue = 14;
  while (first.notices.length === 0) await first.clock.advance(SECOND);
  expect(first.notices.map(({ title }) => title)).toEqual([`Queue long: ${ids.length} sources`]);
  // Killed: nothing is kept but what went with the alert, and its clock stands still from now on.
  await first.history.close();
  queue = 0;
  const second = await start(first.clock.now() + 5 * SECOND);
  await second.clock.advance(120 * SECOND);
  expect(second.notices.map(({ title }) => title)).toEqual([`Recovered: ${ids.length} sources`]);
  second.core.stop();
  await second.history.close();
});
