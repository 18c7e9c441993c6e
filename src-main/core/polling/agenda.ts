/** What runs when: entries by slot, the soonest first. A slot holds all that is due together. */

export interface Agenda<Entry> {
  add(slot: number, entry: Entry): void;
  drop(slot: number, entry: Entry): void;
  soonest(): number | undefined;
  /** Takes the soonest slot out, with the entries it still has. Entries dropped while they are walked are not met. */
  take(): ReadonlySet<Entry>;
}

/** An empty agenda. Adding is quick near the soonest end, where polls stand. */
export function createAgenda<Entry>(): Agenda<Entry> {
  const slots = new Map<number, Set<Entry>>();
  /** Latest first, so that the soonest is taken off the end. */
  const order: number[] = [];

  function open(slot: number): Set<Entry> {
    const entries = new Set<Entry>();
    slots.set(slot, entries);
    order.splice(placeOf(order, slot), 0, slot);
    return entries;
  }

  return {
    add: (slot, entry) => void (slots.get(slot) ?? open(slot)).add(entry),
    drop(slot, entry) {
      const entries = slots.get(slot);
      if (!entries?.delete(entry) || entries.size > 0) return;
      slots.delete(slot);
      order.splice(placeOf(order, slot), 1);
    },
    soonest: () => order.at(-1),
    take() {
      const slot = order.pop() ?? NaN;
      const entries = slots.get(slot) ?? new Set();
      slots.delete(slot);
      return entries;
    },
  };
}

/** Where `value` stands or would stand in a list kept in falling order. */
function placeOf(list: readonly number[], value: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) > value) low = middle + 1;
    else high = middle;
  }
  return low;
}
