/** Things by the moment they are due, earliest first (a binary heap). */
export interface Heap<Item> {
  push(due: number, item: Item): void;
  /** Moment of the earliest, or Infinity when there is none. */
  due(): number;
  pop(): Item | undefined;
}

interface Entry<Item> {
  readonly due: number;
  readonly item: Item;
}

/** An empty heap. */
export function startHeap<Item>(): Heap<Item> {
  const entries: Entry<Item>[] = [];
  return {
    push: (due, item) => {
      entries.push({ due, item });
      rise(entries, entries.length - 1);
    },
    due: () => entries[0]?.due ?? Infinity,
    pop: () => {
      const first = entries[0];
      const last = entries.pop();
      if (last && entries.length > 0) {
        entries[0] = last;
        sink(entries, 0);
      }
      return first?.item;
    },
  };
}

function dueAt<Item>(entries: readonly Entry<Item>[], index: number): number {
  return entries[index]?.due ?? Infinity;
}

function swap<Item>(entries: Entry<Item>[], one: number, other: number): void {
  const a = entries[one];
  const b = entries[other];
  if (!a || !b) return;
  entries[one] = b;
  entries[other] = a;
}

function rise<Item>(entries: Entry<Item>[], from: number): void {
  let index = from;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (dueAt(entries, parent) <= dueAt(entries, index)) return;
    swap(entries, parent, index);
    index = parent;
  }
}

function sink<Item>(entries: Entry<Item>[], from: number): void {
  let index = from;
  for (;;) {
    const left = 2 * index + 1;
    const child = dueAt(entries, left + 1) < dueAt(entries, left) ? left + 1 : left;
    if (dueAt(entries, index) <= dueAt(entries, child)) return;
    swap(entries, index, child);
    index = child;
  }
}
