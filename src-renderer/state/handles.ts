/** Which source each handle of a sample stands for. Handles belong to one run of main. */
import type { WatchedSource } from './watched-source.svelte.ts';

export class Handles {
  readonly #byHandle = new Map<number, WatchedSource>();

  get(handle: number): WatchedSource | undefined {
    return this.#byHandle.get(handle);
  }

  learn(handle: number, source: WatchedSource): void {
    this.#byHandle.set(handle, source);
  }

  forget(handle: number): void {
    this.#byHandle.delete(handle);
  }

  forgetAll(): void {
    this.#byHandle.clear();
  }
}

/** The members of `ids` that are not among `known`. */
export function missingFrom(ids: Iterable<string>, known: Iterable<string>): readonly string[] {
  const held = new Set(known);
  return [...ids].filter((id) => !held.has(id));
}
