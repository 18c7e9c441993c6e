/** Keys that work everywhere. */
export type KeyCommand = 'search' | 'shortcuts' | 'palette';

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'target'>;

function isTyping(target: EventTarget | null): boolean {
  const isElement = target !== null && 'closest' in target;
  return isElement && (target as Element).closest('input, textarea, select, [contenteditable]') !== null;
}

/** The command of a key, unless it is text being typed. */
export function toCommand(event: Key): KeyCommand | undefined {
  const { key, ctrlKey, metaKey, altKey } = event;
  if ((ctrlKey || metaKey) && key.toLowerCase() === 'k') return 'palette';
  if (ctrlKey || metaKey || altKey || isTyping(event.target)) return undefined;
  return key === '/' ? 'search' : key === '?' ? 'shortcuts' : undefined;
}
