import { exponential, lognormal } from '../random.ts';
import type { Random } from '../random.ts';
import type { Curve } from './curve.ts';

/** How an audience behaves. Spans are seconds of show. */
export interface AudiencePlan {
  /** People who can be live at once; everyone beyond waits, first come, first served. Infinity: nobody waits. */
  readonly capacity: number;
  /** Arrivals a minute over show time. */
  readonly arrivals: Curve;
  readonly session: Session;
  /** Mean time after which a waiting person gives up; absent: never. */
  readonly patience?: number;
  /** People already there when the show begins. */
  readonly initial: number;
}

/** How long people stay. `lognormal` has a coefficient of variation of 1; nobody stays longer than `longest`. */
export interface Session {
  readonly kind: 'exponential' | 'lognormal' | 'fixed';
  readonly mean: number;
  readonly longest?: number;
}

/** One simulated person. Seconds of show; absent means not (yet). Whoever left without having started gave up. */
export interface Person {
  readonly number: number;
  readonly arrivedAt: number;
  readonly session: number;
  startedAt?: number;
  leftAt?: number;
}

/** How long the next person will stay, seconds. */
export function sessionOf(plan: AudiencePlan, random: Random): number {
  const { kind, mean, longest } = plan.session;
  if (kind === 'fixed') return mean;
  const drawn = kind === 'exponential' ? exponential(random, mean) : lognormal(random, mean, 1);
  return Math.min(drawn, longest ?? Infinity);
}

/** How long the next person would wait before giving up, seconds. */
export function patienceOf(plan: AudiencePlan, random: Random): number {
  return plan.patience === undefined ? Infinity : exponential(random, plan.patience);
}

/** The next of a Poisson stream whose rate moves: drawn at the highest rate, thinned to the present one. Second of the show. */
export function arrivalAfter(arrivals: Curve, after: number, random: Random): number {
  if (arrivals.highest <= 0) return Infinity;
  for (let at = after; ;) {
    at += exponential(random, 60 / arrivals.highest);
    if (random() * arrivals.highest < arrivals.at(at)) return at;
  }
}
