import { randomFrom } from '../random.ts';
import type { Random } from '../random.ts';
import { startHeap } from './heap.ts';
import type { Heap } from './heap.ts';
import { arrivalAfter, patienceOf, sessionOf } from './people.ts';
import type { AudiencePlan, Person } from './people.ts';

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
  /** Those who have begun or given up (at least the last 5,000), oldest first, then those who wait. */
  waits(): readonly Person[];
  /** Moves the limit now; with more room the first in the queue go in at once, with less nobody is thrown out. */
  setCapacity(capacity: number): void;
}

const KEPT_WAITS = 5000;

interface Hall {
  readonly plan: AudiencePlan;
  readonly random: Random;
  readonly leaving: Heap<Person>;
  readonly givingUp: Heap<Person>;
  readonly present: Map<number, Person>;
  readonly line: Set<Person>;
  readonly done: Person[];
  capacity: number;
  people: number;
  played: number;
  lived: number;
  nextArrival: number;
}

/** An audience at second 0 of its show, with `plan.initial` people in it. */
export function startAudience(plan: AudiencePlan, seed: number): Audience {
  const hall = openHall(plan, seed);
  for (let index = 0; index < plan.initial; index += 1) arrive(hall, 0);
  hall.nextArrival = arrivalAfter(plan.arrivals, 0, hall.random);
  return {
    playTo: (second) => playTo(hall, second),
    live: () => hall.present.size,
    queue: () => hall.line.size,
    liveSeconds: () => hall.lived,
    present: () => hall.present.values(),
    waits: () => [...hall.done, ...hall.line],
    setCapacity: (capacity) => {
      hall.capacity = capacity;
      admit(hall, hall.played);
    },
  };
}

function openHall(plan: AudiencePlan, seed: number): Hall {
  return {
    plan,
    random: randomFrom(seed),
    leaving: startHeap(),
    givingUp: startHeap(),
    present: new Map(),
    line: new Set(),
    done: [],
    capacity: plan.capacity,
    people: 0,
    played: 0,
    lived: 0,
    nextArrival: Infinity,
  };
}

function playTo(hall: Hall, second: number): void {
  for (;;) {
    const at = Math.min(hall.nextArrival, hall.leaving.due(), hall.givingUp.due());
    if (at > second) break;
    pass(hall, at);
    if (at === hall.leaving.due()) leave(hall, at);
    else if (at === hall.givingUp.due()) giveUp(hall, at);
    else nextArrives(hall, at);
  }
  pass(hall, second);
}

function pass(hall: Hall, at: number): void {
  hall.lived += hall.present.size * Math.max(0, at - hall.played);
  hall.played = Math.max(hall.played, at);
}

function nextArrives(hall: Hall, at: number): void {
  arrive(hall, at);
  hall.nextArrival = arrivalAfter(hall.plan.arrivals, at, hall.random);
}

function arrive(hall: Hall, at: number): void {
  hall.people += 1;
  const person: Person = { number: hall.people, arrivedAt: at, session: sessionOf(hall.plan, hall.random) };
  const patience = patienceOf(hall.plan, hall.random);
  hall.line.add(person);
  admit(hall, at);
  if (hall.line.has(person) && patience < Infinity) hall.givingUp.push(at + patience, person);
}

function admit(hall: Hall, at: number): void {
  for (const person of hall.line) {
    if (hall.present.size >= hall.capacity) return;
    hall.line.delete(person);
    person.startedAt = at;
    hall.present.set(person.number, person);
    hall.leaving.push(at + person.session, person);
    keep(hall.done, person);
  }
}

function leave(hall: Hall, at: number): void {
  const person = hall.leaving.pop();
  if (!person) return;
  person.leftAt = at;
  hall.present.delete(person.number);
  admit(hall, at);
}

function giveUp(hall: Hall, at: number): void {
  const person = hall.givingUp.pop();
  if (!person || !hall.line.delete(person)) return;
  person.leftAt = at;
  keep(hall.done, person);
}

function keep(done: Person[], person: Person): void {
  done.push(person);
  if (done.length >= 2 * KEPT_WAITS) done.splice(0, KEPT_WAITS);
}
