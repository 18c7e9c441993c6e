/** What happens in a long show besides what its players do: everything is paused once, and the app is off once. */
import { compareAll, wrongGaps } from './ask.ts';
import type { Verdict } from './compare.ts';
import { HOUR, play, type BuiltThread, type Played } from './play.ts';
import { players } from './players.ts';
import type { Retention } from '../../../src-main/core/history/questions.ts';

const PAUSE = 25 * 60_000;
const OFF = 47 * 60_000;

export interface Told {
  readonly played: Played;
  /** By range of a chart. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly wrongGaps: readonly string[];
  /** Microseconds of processor time a request while it was played, the store's thread included. */
  readonly cost: number;
}

/** Plays `span` ms, looks at all of it as charts do, and ends the app. */
export async function tell(
  thread: BuiltThread,
  folder: string,
  span: number,
  kept: Retention,
  widths?: number[],
): Promise<Told> {
  const played = await play(thread, folder, { cast: players(), kept, most: span + PAUSE + OFF });
  const before = process.cpuUsage();
  const moments = await playThrough(played, span);
  const { user, system } = process.cpuUsage(before);
  const cost = (user + system) / played.http.requests;
  const told = { verdicts: await compareAll(played, moments, widths), wrongGaps: await wrongGaps(played) };
  await played.close();
  return { played, ...told, cost };
}

/** Returns the moments that charts should be looked at around. */
async function playThrough(played: Played, span: number): Promise<readonly number[]> {
  await played.advance(0.3 * span);
  const paused = played.clock.now();
  played.core().pauseAll(undefined);
  await played.advance(PAUSE);
  played.core().resumeAll();
  await played.advance(0.4 * span);
  const off = played.clock.now();
  await played.restart(OFF);
  await played.advance(0.3 * span);
  return [paused, off, played.clock.now() - HOUR];
}
