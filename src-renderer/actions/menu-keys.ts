/** Where a menu is, and how its keys move. */
const MARGIN = 8;

/** Puts a menu at a point, wholly inside of the window, and the focus on its first entry. */
export function keepInside(menu: HTMLElement, x: number, y: number): void {
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(MARGIN, Math.min(x, innerWidth - width - MARGIN))}px`;
  menu.style.top = `${Math.max(MARGIN, Math.min(y, innerHeight - height - MARGIN))}px`;
  itemsOf(menu)[0]?.focus({ preventScroll: true });
}

/** Moves the focus as menus do: arrows, Home, End, or the first letter. False for any other key. */
export function moveFocus(menu: HTMLElement, key: string): boolean {
  const items = itemsOf(menu);
  const here = items.findIndex((item) => item === document.activeElement);
  const step = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }[key];
  const place = step ?? letterPlace(items, here, key);
  if (place === undefined || items.length === 0) return false;
  items[(place + items.length) % items.length]?.focus();
  return true;
}

function letterPlace(items: readonly HTMLElement[], here: number, key: string): number | undefined {
  if (key.length !== 1 || key === ' ') return undefined;
  const fits = (item: HTMLElement) =>
    item.textContent?.toLocaleLowerCase().startsWith(key.toLocaleLowerCase());
  const order = items.map((_, index) => (here + 1 + index) % items.length);
  return order.find((index) => items[index] !== undefined && fits(items[index]));
}

const itemsOf = (menu: HTMLElement) => [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
