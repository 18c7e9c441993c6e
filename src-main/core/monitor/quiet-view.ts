/** That notifications are held back now, be it by hand or by quiet hours, and until when. */
import type { QuietView } from '#contract/model';
import { isQuiet, quietUntil, type QuietTimes } from '../rules/quiet.ts';
import { present } from './source-view.ts';

const MINUTE = 60_000;

export type QuietGlance = (times: QuietTimes, at: number) => QuietView | undefined;

/**
 * What is shown of quiet at `at`, epoch ms. It is asked for with every change of any tone, while quiet hours begin and end
 * with whole minutes: the answer is kept for a minute.
 */
export function quietGlance(): QuietGlance {
  let minute = NaN;
  let asked: QuietTimes | undefined;
  let told: QuietView | undefined;
  return ({ quietHours, quietNow }, at) => {
    const now = Math.floor(at / MINUTE);
    const isKnown = now === minute && quietHours === asked?.quietHours && quietNow === asked.quietNow;
    if (isKnown) return told;
    minute = now;
    asked = { quietHours, quietNow };
    told = quietView(asked, at);
    return told;
  };
}

/** Quiet hours that let everything through hold nothing back: they are not told. Quiet by hand is, for it can be ended. */
function quietView(times: QuietTimes, at: number): QuietView | undefined {
  const { quietHours, quietNow } = times;
  const { bypass } = quietHours;
  const held = quietUntil(times, at, 'info');
  if (held === undefined) return quietNow && { ...quietNow, bypass };
  return {
    ...present('from', quietNow?.from),
    ...present('until', isQuiet(quietHours, held) ? undefined : held),
    bypass,
  };
}
