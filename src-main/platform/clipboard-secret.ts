/** The system's clipboard, for secrets that must not stay there. */
import { clipboard } from 'electron';
import type { Clipboard } from '../core/ports.ts';

/** Newer runtimes answer with promises, older ones at once: both are awaited. */
export function createClipboard(): Clipboard {
  return {
    write: async (text) => void (await clipboard.writeText(text)),
    read: async () => await clipboard.readText(),
    clear: async () => void (await clipboard.clear()),
  };
}
