/** The time of a replay: where it stands, whether it runs, and how fast. */
import type { ReplayStep } from '#contract/channels/replay';

export const speeds = [1, 10, 60, 600] as const;
export type Speed = (typeof speeds)[number];

/** Ms between two moments that are shown while it runs. */
const BEAT = 100;

export interface Span {
  readonly from: number;
  readonly until: number;
  readonly steps: readonly ReplayStep[];
}

export class Player {
  #at: number = $state(0);
  #isPlaying = $state(false);
  #speed = $state.raw<Speed>(10);
  readonly #span: Span;
  readonly #beat: (run: () => void) => () => void;
  #stop: (() => void) | undefined;

  constructor(span: Span, at: number, beat = everyBeat) {
    this.#span = span;
    this.#beat = beat;
    this.#at = this.#within(at);
  }

  get at(): number {
    return this.#at;
  }
  get isPlaying(): boolean {
    return this.#isPlaying;
  }
  get speed(): Speed {
    return this.#speed;
  }
  get isAtEnd(): boolean {
    return this.#at >= this.#span.until;
  }

  seek(at: number): void {
    this.#at = this.#within(at);
  }
  move(by: number): void {
    this.seek(this.#at + by);
  }
  hasten(speed: Speed): void {
    this.#speed = speed;
  }

  /** At the end it begins anew. */
  play(): void {
    if (this.#isPlaying) return;
    if (this.isAtEnd) this.#at = this.#span.from;
    this.#isPlaying = true;
    this.#stop = this.#beat(() => this.#goOn());
  }
  pause(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#isPlaying = false;
  }
  toggle(): void {
    if (this.#isPlaying) this.pause();
    else this.play();
  }

  /** To the event before or after this moment; without one to the beginning or the end. */
  step(direction: 1 | -1): void {
    const { steps, from, until } = this.#span;
    const ahead = direction === 1 ? steps.find(({ at }) => at > this.#at) : undefined;
    const behind = direction === -1 ? steps.findLast(({ at }) => at < this.#at) : undefined;
    this.seek((ahead ?? behind)?.at ?? (direction === 1 ? until : from));
  }

  #goOn(): void {
    this.move(BEAT * this.#speed);
    if (this.isAtEnd) this.pause();
  }

  #within(at: number): number {
    return Math.min(this.#span.until, Math.max(this.#span.from, Math.round(at)));
  }
}

function everyBeat(run: () => void): () => void {
  const timer = setInterval(run, BEAT);
  return () => clearInterval(timer);
}
