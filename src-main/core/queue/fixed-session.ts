import { floorOf, varianceLeft } from './echo.ts';
import { stepOf } from './looks.ts';
import { burstBeyond } from './trim.ts';
import type { Floor } from './echo.ts';
import type { Fit } from './fit.ts';
import type { Looks } from './looks.ts';

/** Fewer events tell of no session to look around (queue-insight C-2). */
const ENOUGH = 8;
/** Tried are sessions around the one that the fit expects, in steps of a 24th of it. */
const [SHORTEST, LONGEST] = [0.7, 1.4];
const PARTS = 24;
/** Around the best one finer steps are tried. */
const FINER = [0.02, 0.01, 0.005, 0.0025];

/**
 * Variance left (see `varianceLeft`) below which sessions are taken to have one length, and above which no longer. Chance
 * alone brought some length below 0.65 in none to five of a hundred of each kind of queue-insight's other shows.
 */
const ADOPT = 0.65;
const KEEP = 0.9;
/** Poorer than this the best of the coarse steps is not worth the finer ones. */
const PROMISING = 1.1;

interface Candidate {
  readonly session: number;
  readonly left: number;
}

/**
 * The length of a session in seconds where all sessions last the same, say because a limit ends them; 0 where they do not,
 * or where that cannot be seen. `known` is the answer of the last time, which is tried first. It may not contradict the
 * fit: a hazard beyond 1/S by more than chance tells of people who give up, whom no session explains.
 */
export function fixedSession(known: number, looks: Looks, fit: Fit): number {
  const step = stepOf(looks);
  if (!(step > 0) || fit.events < ENOUGH || fit.hazard * step >= 1) return 0;
  const floor = floorOf(looks, burstBeyond(fit.spread, step));
  const found = finest(floor, known > 0 ? better(floor, undefined, known) : coarsest(floor, 1 / fit.hazard));
  if (found === undefined || found.left >= (known > 0 ? KEEP : ADOPT)) return 0;
  return agrees(found.session, fit) ? found.session : 0;
}

function better(floor: Floor, best: Candidate | undefined, session: number): Candidate | undefined {
  const left = varianceLeft(floor, session);
  return left !== undefined && (best === undefined || left < best.left) ? { session, left } : best;
}

function coarsest(floor: Floor, expected: number): Candidate | undefined {
  let best: Candidate | undefined;
  for (let part = Math.ceil(SHORTEST * PARTS); part <= LONGEST * PARTS; part++)
    best = better(floor, best, (expected * part) / PARTS);
  return best;
}

function finest(floor: Floor, coarse: Candidate | undefined): Candidate | undefined {
  if (coarse === undefined || coarse.left > PROMISING) return coarse;
  let best: Candidate = coarse;
  for (const share of FINER)
    for (const session of [best.session * (1 - share), best.session * (1 + share)])
      best = better(floor, best, session) ?? best;
  return best;
}

/** The fit's hazard is no more than one deviation above 1/S, or two and a tenth below, where slow polls pull it. */
function agrees(session: number, fit: Fit): boolean {
  const above = Math.log(session * fit.hazard);
  const deviation = 1 / Math.sqrt(fit.events);
  return above < deviation && above > -0.1 - 2 * deviation;
}
