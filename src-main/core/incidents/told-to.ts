import { done, type Result } from '#contract/failure';
import type { World } from '../monitor/world.ts';
import { fromMarks, RECORDED_SOURCE, type RecordedInput } from '../rules/recorded.ts';

/** How far back the rules and the quiet hours of then are looked for, ms. */
const AGO = 400 * 86_400_000;

/** Everything that the rules were told beside looks, in the order of time. Fails with `storage`. */
export async function toldTo(world: World): Promise<Result<readonly RecordedInput[]>> {
  const now = world.parts.clock.now();
  const answer = await world.parts.history.query({
    series: [{ source: RECORDED_SOURCE, metric: '' }],
    from: Math.max(0, now - AGO),
    // What comes after a look is stamped after it, and the last of many of one moment a moment ahead.
    until: now + 1_000,
    width: 10,
  });
  return answer.ok ? done(fromMarks(answer.value.annotations)) : answer;
}
