/**
 * Makes something of every item, at most `limit` at once, in order. When `isEnough` says so of one result, no further item
 * is begun: those have no entry in the answer.
 */
export async function inTurns<Item, Made>(
  items: readonly Item[],
  limit: number,
  make: (item: Item) => Promise<Made>,
  isEnough: (made: Made) => boolean,
): Promise<ReadonlyMap<Item, Made>> {
  const made = new Map<Item, Made>();
  let next = 0;
  let stopped = false;
  const work = async (): Promise<void> => {
    while (!stopped && next < items.length) {
      const item = items[next++] as Item;
      const one = await make(item);
      made.set(item, one);
      stopped ||= isEnough(one);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  return made;
}
