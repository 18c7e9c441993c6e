/** Which sources of the overview are selected, for doing one thing to several. */
import { SvelteSet } from 'svelte/reactivity';
import type { SourceId } from '#contract/model';

export class Selection {
  readonly #chosen = new SvelteSet<SourceId>();
  /** Where a range begins. */
  #anchor: SourceId | undefined;

  get ids(): ReadonlySet<SourceId> {
    return this.#chosen;
  }
  get size(): number {
    return this.#chosen.size;
  }

  has(id: SourceId): boolean {
    return this.#chosen.has(id);
  }

  toggle(id: SourceId): void {
    this.#anchor = id;
    if (!this.#chosen.delete(id)) this.#chosen.add(id);
  }

  /** Everything between where the last one was taken and `id`, in the order shown. */
  extend(id: SourceId, order: readonly SourceId[]): void {
    const [from, until] = [order.indexOf(this.#anchor ?? id), order.indexOf(id)];
    if (from < 0) return this.toggle(id);
    for (const one of order.slice(Math.min(from, until), Math.max(from, until) + 1)) this.#chosen.add(one);
  }

  all(order: readonly SourceId[]): void {
    for (const id of order) this.#chosen.add(id);
  }

  clear(): void {
    this.#anchor = undefined;
    this.#chosen.clear();
  }
}
