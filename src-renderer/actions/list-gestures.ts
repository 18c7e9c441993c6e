/** How sources of the overview are selected, and how their menu is opened, by mouse and by keyboard. */
import type { App } from '../state/app.ts';

type Event_ = Event & { readonly currentTarget: EventTarget | null };

/** The source that an event is about. */
export function sourceAt(target: EventTarget | null): HTMLElement | undefined {
  const found = target instanceof Element ? target.closest<HTMLElement>('[data-source-id]') : null;
  return found ?? undefined;
}

export function listGestures({ floating, list, selection }: App) {
  const order = () => list.groups.flatMap((group) => group.items.map(({ id }) => id));
  const openMenu = (row: HTMLElement, x: number, y: number) => {
    const id = row.dataset['sourceId'] ?? '';
    const sources = selection.has(id) && selection.size > 1 ? [...selection.ids] : [id];
    floating.show({ kind: 'source-menu', sources, x, y });
  };
  return {
    /** Ctrl, Cmd or Shift with a click selects; a plain click goes on as ever. */
    click: (event: MouseEvent) => {
      const id = sourceAt(event.target)?.dataset['sourceId'];
      if (id === undefined || !(event.ctrlKey || event.metaKey || event.shiftKey)) return;
      event.preventDefault();
      event.stopPropagation();
      list.active = id;
      if (event.shiftKey) selection.extend(id, order());
      else selection.toggle(id);
    },
    menu: (event: MouseEvent) => {
      const row = sourceAt(event.target);
      if (row === undefined) return;
      event.preventDefault();
      row.focus({ preventScroll: true });
      openMenu(row, event.clientX, event.clientY);
    },
    /** True when the key was one of these. */
    key: (event: KeyboardEvent & Event_): boolean => {
      const row = sourceAt(event.target);
      const { key } = event;
      if (key === 'Escape' && selection.size > 0) selection.clear();
      else if (key === 'a' && (event.ctrlKey || event.metaKey)) selection.all(order());
      else if (row !== undefined && key === ' ') selection.toggle(row.dataset['sourceId'] ?? '');
      else if (row !== undefined && (key === 'ContextMenu' || (key === 'F10' && event.shiftKey))) {
        const { left, bottom } = row.getBoundingClientRect();
        openMenu(row, left + 24, bottom - 4);
      } else return false;
      event.preventDefault();
      return true;
    },
  };
}
