/** A replay by keyboard: Space plays and pauses, arrows move the time, with Shift from event to event. */
import type { Player } from './player.svelte.ts';

/** One look of most sources, ms. */
const STEP = 5_000;

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'> & {
  preventDefault(): void;
  readonly defaultPrevented?: boolean;
};

/** Where a key already means something: what is typed into, what is pressed, lists and charts. */
const TAKEN =
  'input:not([type=range]), textarea, select, [contenteditable], [role=application], [role=grid], dialog';
const PRESSED = 'button, a, summary';

const isIn = (target: EventTarget | null, selector: string) =>
  target !== null && 'closest' in target && (target as Element).closest(selector) !== null;

/** Runs what a key means here. */
export function press(event: Key, player: Player): void {
  const { key, shiftKey, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (isIn(target, TAKEN)) return;
  const direction = { ArrowRight: 1, ArrowLeft: -1 }[key] as 1 | -1 | undefined;
  if (key === ' ' && !isIn(target, PRESSED)) player.toggle();
  else if (direction !== undefined && shiftKey) player.step(direction);
  else if (direction !== undefined) player.move(direction * STEP);
  else return;
  event.preventDefault();
}
