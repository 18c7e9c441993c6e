/**
 * Carries messages to destinations: one at a time for each, in order, again after trouble, never in the way of an alert. What
 * it is to do is decided elsewhere; whether to try again is `judgeTry`'s to say.
 */
import type { Destination } from '#contract/configuration';
import { failed, type Failure, type Result } from '#contract/failure';
import type { HttpAnswer, Stop } from '../ports.ts';
import type { AlertDelivery } from '../rules/types.ts';
import { toMessage, type AlertMessage } from './message.ts';
import * as queue from './queue.ts';
import type { Courier, CourierParts, Standing } from './types.ts';
import { judgeTry, type Verdict } from './verdict.ts';

/** Share by which a wait is longer or shorter, so that many apps do not come back together. */
const JITTER = 0.1;
/** No wait is longer (`Retry-After` is cut to it): a later moment was named by a wall clock that was set back since, ms. */
const LONGEST_SLEEP = 900_000;

export function createCourier(parts: CourierParts): Courier {
  return new QueueCourier(parts);
}

class QueueCourier implements Courier {
  readonly #parts: CourierParts;
  readonly #flights = new Map<string, AbortController>();
  #state = queue.noDeliveries;
  #timer: Stop | undefined;
  #isStopped = false;

  constructor(parts: CourierParts) {
    this.#parts = parts;
  }

  readonly stop = () => {
    this.#isStopped = true;
    this.#timer?.();
    for (const flight of this.#flights.values()) flight.abort();
  };

  send(delivery: AlertDelivery): void {
    const known = delivery.destinations.filter((id) => this.#parts.destination(id) !== undefined);
    if (known.length === 0) return;
    const { state, dropped } = queue.enqueue(this.#state, toMessage(delivery), known);
    this.#state = state;
    for (const one of dropped) this.#end(one, 'Too many messages were waiting.');
    this.#changed();
    this.#pump();
  }

  recall(kept: string | undefined): void {
    this.#state = queue.reviveDeliveries(kept);
    this.#pump();
  }

  hurry(): void {
    this.#state = queue.hurried(this.#state, this.#parts.clock.now());
    this.#pump();
  }

  settle(known: readonly string[]): void {
    const gone = [...this.#flights.keys()].filter((id) => !known.includes(id));
    for (const id of gone) this.#flights.get(id)?.abort();
    const before = this.#state;
    this.#state = queue.keepOnly(before, known);
    if (this.#state.pending.length !== before.pending.length) this.#changed();
  }

  standing(destination: string): Standing {
    const waiting = this.#state.pending.filter((one) => one.destination === destination);
    const last = this.#state.last[destination];
    const [head] = waiting;
    return {
      waiting: waiting.length,
      ...(last ? { last } : {}),
      ...(head && head.tries > 0 ? { againAt: head.notBefore } : {}),
    };
  }

  /** Starts every try that is due and sleeps until the next. */
  #pump(): void {
    this.#timer?.();
    if (this.#isStopped) return;
    const now = this.#parts.clock.now();
    let sleep = LONGEST_SLEEP;
    for (const head of queue.heads(this.#state)) {
      if (this.#flights.has(head.destination)) continue;
      const isSetBack = head.notBefore > now + LONGEST_SLEEP;
      if (head.notBefore <= now || isSetBack) void this.#try(head);
      else sleep = Math.min(sleep, head.notBefore - now);
    }
    if (this.#state.pending.length > 0) this.#timer = this.#parts.clock.after(sleep, () => this.#pump());
  }

  async #try(head: queue.Pending): Promise<void> {
    const { clock } = this.#parts;
    const destination = this.#parts.destination(head.destination);
    if (!destination) return this.#drop(head);
    if (clock.now() - head.message.at > queue.TOO_OLD) return this.#lose(head, 'It was too old to be told.');
    const flight = new AbortController();
    this.#flights.set(head.destination, flight);
    const result = await this.#ask(destination, head.message, flight.signal);
    this.#flights.delete(head.destination);
    if (this.#isStopped || flight.signal.aborted) return this.#pump();
    this.#settleTry(head, judgeTry(result, head.tries + 1, destination.host, clock.now()));
  }

  async #ask(
    destination: Destination,
    message: AlertMessage,
    signal: AbortSignal,
  ): Promise<Result<HttpAnswer>> {
    try {
      return await this.#parts.send(destination, message, signal);
    } catch {
      return failed('internal', 'Sending has failed for a reason that is our own.');
    }
  }

  #settleTry(head: queue.Pending, verdict: Verdict): void {
    if (verdict.type === 'told') {
      this.#state = queue.take(this.#state, head);
      this.#end(head, undefined);
    } else if (verdict.type === 'given-up') return this.#lose(head, verdict.failure.message);
    else this.#again(head, verdict);
    this.#changed();
    this.#pump();
  }

  #again(head: queue.Pending, { after, byServer, failure }: Extract<Verdict, { type: 'again' }>): void {
    const { clock, random } = this.#parts;
    const wait = byServer ? after : after * (1 - JITTER + 2 * JITTER * random());
    const { byServer: _before, ...rest } = head;
    const next: queue.Pending = {
      ...rest,
      tries: head.tries + 1,
      notBefore: Math.round(clock.now() + wait),
      ...(byServer ? { byServer } : {}),
    };
    this.#state = queue.put(this.#state, head, next);
    this.#noteTrouble(head, failure);
  }

  #noteTrouble({ destination, message: { title } }: queue.Pending, { message: text }: Failure): void {
    const at = this.#parts.clock.now();
    this.#state = queue.note(this.#state, destination, { at, ok: false, title, text });
  }

  /** It will never be told. */
  #lose(head: queue.Pending, text: string): void {
    this.#state = queue.take(this.#state, head);
    this.#end(head, text);
    this.#changed();
    this.#pump();
  }

  #drop(head: queue.Pending): void {
    this.#state = queue.take(this.#state, head);
    this.#changed();
    this.#pump();
  }

  #end({ destination, message }: queue.Pending, text: string | undefined): void {
    const at = this.#parts.clock.now();
    const { title } = message;
    const last = { at, ok: text === undefined, title, ...(text === undefined ? {} : { text }) };
    this.#state = queue.note(this.#state, destination, last);
    const known = this.#parts.destination(destination);
    if (known) this.#parts.onEnd(known, message, last);
  }

  #changed(): void {
    this.#parts.keep(JSON.stringify(this.#state));
    this.#parts.onChange();
  }
}
