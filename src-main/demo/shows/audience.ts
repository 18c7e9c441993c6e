import { exponential, lognormal, randomFrom } from '../random.ts';
import type { Random } from '../random.ts';
import type { Curve } from './curve.ts';
import { startHeap } from './heap.ts';

/** How an audience behaves. Spans are seconds of show. */
export interface AudiencePlan {
  /** People who can be live at once; everyone beyond waits, first come, first served. Infinity: nobody waits. */
  readonly capacity: number;
  /** Arrivals a minute over show time. */
  readonly arrivals: Curve;
  readonly session: {
    readonly kind: 'exponential' | 'lognormal' | 'fixed';
    readonly mean: number;
    readonly longest?: number;
  };
  /** Mean time after which a waiting person gives up; absent: never. */
  readonly patience?: number;
  /** People already live when the show begins. */
  readonly initial: number;
}

/** One simulated person. Seconds of show; absent means not (yet). */
export interface Person {
  readonly number: number;
  readonly arrivedAt: number;
  readonly session: number;
  startedAt?: number;
  leftAt?: number;
}

/** An audience that can be played forward, never back. What it does depends on its seed only, not on how often it is asked. */
export interface Audience {
  /** Plays all that happens up to a second of the show. */
  playTo(second: number): void;
  live(): number;
  queue(): number;
  /** Person-seconds of being live so far. */
  liveSeconds(): number;
  /** Those live now, in the order in which they began. */
  present(): IterableIterator<Person>;
  /** Those who have begun or given up (the last 5,000), oldest first, then those who wait. */
  waits(): readonly Person[];
  setCapacity(capacity: number): void;
}

const KEPT_WAITS = 5000;

/** An audience at second 0 of its show. */
export function startAudience(plan: AudiencePlan, seed: number): Audience {
  const random = randomFrom(seed);
  const leaving = startHeap<Person>();
  const givingUp = startHeap<Person>();
  const present = new Map<number, Person>();
  const done: Person[] = [];
  let line = new Set<Person>();
  let capacity = plan.capacity;
  let people = 0;
  let played = 0;
  let lived = 0;
  let nextArrival = 0;

  const begin = (person: Person, at: number) => {
    person.startedAt = at;
    present.set(person.number, person);
    leaving.push(at + person.session, person);
    keep(done, person);
  };
  const admit = (at: number) => {
    for (const person of line) {
      if (present.size >= capacity) return;
      line.delete(person);
      begin(person, at);
    }
  };
  const arrive = (at: number) => {
    const person: Person = { number: (people += 1), arrivedAt: at, session: sessionOf(plan, random) };
    const patience = plan.patience === undefined ? Infinity : exponential(random, plan.patience);
    line.add(person);
    admit(at);
    if (line.has(person) && patience < Infinity) givingUp.push(at + patience, person);
  };
  const leave = (person: Person | undefined, at: number) => {
    if (!person) return;
    person.leftAt = at;
    present.delete(person.number);
    admit(at);
  };
  const giveUp = (person: Person | undefined, at: number) => {
    if (!person || !line.delete(person)) return;
    person.leftAt = at;
    keep(done, person);
  };
  const pass = (at: number) => {
    lived += present.size * Math.max(0, at - played);
    played = Math.max(played, at);
  };

  for (let index = 0; index < plan.initial; index += 1) arrive(0);
  nextArrival = arrivalAfter(plan.arrivals, 0, random);
  return {
    playTo: (second) => {
      for (;;) {
        const at = Math.min(nextArrival, leaving.due(), givingUp.due());
        if (at > second) break;
        pass(at);
        if (at === leaving.due()) leave(leaving.pop(), at);
        else if (at === givingUp.due()) giveUp(givingUp.pop(), at);
        else {
          arrive(at);
          nextArrival = arrivalAfter(plan.arrivals, at, random);
        }
      }
      pass(second);
    },
    live: () => present.size,
    queue: () => line.size,
    liveSeconds: () => lived,
    present: () => present.values(),
    waits: () => [...done, ...line],
    setCapacity: (next) => {
      capacity = next;
      line = new Set(line);
      admit(played);
    },
  };
}

function keep(done: Person[], person: Person): void {
  done.push(person);
  if (done.length >= 2 * KEPT_WAITS) done.splice(0, KEPT_WAITS);
}

function sessionOf(plan: AudiencePlan, random: Random): number {
  const { kind, mean, longest } = plan.session;
  if (kind === 'fixed') return mean;
  const drawn = kind === 'exponential' ? exponential(random, mean) : lognormal(random, mean, 1);
  return Math.min(drawn, longest ?? Infinity);
}

/** The next of a Poisson stream whose rate moves: drawn at the highest rate, thinned to the present one. */
function arrivalAfter(arrivals: Curve, after: number, random: Random): number {
  if (arrivals.highest <= 0) return Infinity;
  for (let at = after; ;) {
    at += exponential(random, 60 / arrivals.highest);
    if (random() * arrivals.highest < arrivals.at(at)) return at;
  }
}
