import { randomFrom } from './random.ts';
import { arrivalTimes } from './show.ts';
import type { Random } from './random.ts';
import type { Show } from './show.ts';

/** Everything that happened in one show, as its audience lived it. Times in seconds since the start. */
export interface Run {
  readonly show: Show;
  /** When each person came, ascending. */
  readonly arrivedAt: Float64Array;
  /** How long each person waited, or would have waited had they not given up. NaN: still waiting at the end. */
  readonly waited: Float64Array;
  /** 1 where the person gave up before their turn. */
  readonly gaveUp: Uint8Array;
  /** When the counts changed, and what they were from then on. */
  readonly changedAt: readonly number[];
  readonly live: readonly number[];
  readonly queue: readonly number[];
}

/** The floor of the show: who is live until when, who waits in which order, who has given up. */
class Floor {
  readonly waited: Float64Array;
  readonly gaveUp: Uint8Array;
  readonly changedAt: number[] = [0];
  readonly live: number[] = [0];
  readonly queue: number[] = [0];
  readonly #show: Show;
  readonly #random: Random;
  readonly #arrivedAt: Float64Array;
  readonly #endings: number[] = [];
  readonly #leavings: { at: number; person: number }[] = [];
  #line: number[] = [];
  #head = 0;
  #waiting = 0;

  constructor(show: Show, random: Random, arrivedAt: Float64Array) {
    this.#show = show;
    this.#random = random;
    this.#arrivedAt = arrivedAt;
    this.waited = new Float64Array(arrivedAt.length).fill(Number.NaN);
    this.gaveUp = new Uint8Array(arrivedAt.length);
  }

  /** The next ending of a session or giving up before `until`, carried out; false when there is none. */
  step(until: number): boolean {
    const ending = this.#endings[0] ?? Number.POSITIVE_INFINITY;
    const leaving = this.#leavings[0]?.at ?? Number.POSITIVE_INFINITY;
    if (Math.min(ending, leaving) >= until) return false;
    if (ending <= leaving) this.#end(ending);
    else this.#leave();
    return true;
  }

  /** A person comes: live at once if there is a place, else at the end of the line. */
  arrive(person: number, at: number): void {
    if (this.#endings.length < this.#show.capacity) this.#begin(person, at);
    else this.#join(person, at);
    this.#note(at);
  }

  #join(person: number, at: number): void {
    this.#line.push(person);
    this.#waiting++;
    const patience = this.#show.patience;
    if (patience === undefined) return;
    insert(this.#leavings, { at: at + this.#random.exponential(patience), person }, (entry) => entry.at);
  }

  #begin(person: number, at: number): void {
    this.waited[person] = at - (this.#arrivedAt[person] ?? at);
    insert(this.#endings, at + this.#show.session(this.#random, at), (ending) => ending);
  }

  #end(at: number): void {
    this.#endings.shift();
    // Whoever gave up keeps a ghost in the line, so that the wait they were spared is known: it ends when a place
    // is free and all before them are gone.
    while (this.#head < this.#line.length) {
      const person = this.#line[this.#head++] ?? 0;
      if (this.gaveUp[person] === 0) {
        this.#waiting--;
        this.#begin(person, at);
        break;
      }
      this.waited[person] = at - (this.#arrivedAt[person] ?? at);
    }
    this.#note(at);
  }

  #leave(): void {
    const leaving = this.#leavings.shift();
    if (leaving === undefined || !Number.isNaN(this.waited[leaving.person] ?? 0)) return;
    this.gaveUp[leaving.person] = 1;
    this.#waiting--;
    this.#note(leaving.at);
  }

  #note(at: number): void {
    this.changedAt.push(at);
    this.live.push(this.#endings.length);
    this.queue.push(this.#waiting);
  }
}

/** Puts an entry where it belongs in an ascending list, after its equals. */
function insert<Entry>(list: Entry[], entry: Entry, order: (entry: Entry) => number): void {
  const key = order(entry);
  let low = 0;
  for (let high = list.length; low < high;) {
    const middle = (low + high) >>> 1;
    if (order(list[middle] as Entry) <= key) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, entry);
}

/** Plays one show from empty, first come first served, event by event. The same seed gives the same run. */
export function simulate(show: Show, seed: number): Run {
  const random = randomFrom(seed);
  const arrivedAt = arrivalTimes(show, random);
  const floor = new Floor(show, random, arrivedAt);
  arrivedAt.forEach((at, person) => {
    while (floor.step(at));
    floor.arrive(person, at);
  });
  while (floor.step(show.minutes * 60));
  const { waited, gaveUp, changedAt, live, queue } = floor;
  return { show, arrivedAt, waited, gaveUp, changedAt, live, queue };
}
