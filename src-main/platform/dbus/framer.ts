/** Cuts the stream of bytes from the bus into the welcome line and then whole messages. */
import { messageLength } from './message.ts';

/** `broken`: what came makes no sense, and there is no way to find the next message in it. */
export type Framed = { readonly welcome: boolean; readonly messages: readonly Buffer[] } | 'broken';

export interface Framer {
  push(bytes: Buffer): Framed;
}

/** A welcome line is short: more than this without an end is not one. */
const LONGEST_LINE = 1_024;

/** `welcome` is true once: with the bytes in which the bus accepted us. */
export function createFramer(): Framer {
  let rest: Buffer = Buffer.alloc(0);
  let isWelcome = false;
  const takeLine = (): 'partial' | 'welcome' | 'broken' => {
    const end = rest.indexOf('\r\n');
    if (end < 0) return rest.length < LONGEST_LINE ? 'partial' : 'broken';
    if (!rest.toString('latin1', 0, end).startsWith('OK ')) return 'broken';
    rest = rest.subarray(end + 2);
    isWelcome = true;
    return 'welcome';
  };
  const takeMessages = (): readonly Buffer[] => {
    const messages: Buffer[] = [];
    for (
      let size = messageLength(rest);
      size !== undefined && size <= rest.length;
      size = messageLength(rest)
    ) {
      messages.push(rest.subarray(0, size));
      rest = rest.subarray(size);
    }
    return messages;
  };
  return {
    push: (bytes) => {
      rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
      const line = isWelcome ? 'partial' : takeLine();
      if (line === 'broken') return 'broken';
      try {
        return { welcome: line === 'welcome', messages: isWelcome ? takeMessages() : [] };
      } catch {
        return 'broken';
      }
    },
  };
}
