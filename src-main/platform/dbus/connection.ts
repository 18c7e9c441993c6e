/** The socket to the bus: greets, cuts what comes into messages, and ends for good at the first thing wrong. */
import { connect } from 'node:net';
import { createFramer } from './framer.ts';
import { decodeMessage } from './message.ts';
import type { Message } from './message.ts';

export interface ConnectionParts {
  /** The path of the bus' socket. */
  readonly path: string;
  readonly onMessage: (message: Message) => void;
  readonly onClosed: () => void;
}

export interface Connection {
  /** Held back until the bus has accepted us. */
  send(bytes: Buffer): void;
  close(): void;
}

export function openConnection(parts: ConnectionParts): Connection {
  const socket = connect({ path: parts.path });
  const framer = createFramer();
  let unsent: Buffer[] | undefined = [];
  let isClosed = false;
  const close = () => {
    if (isClosed) return;
    isClosed = true;
    socket.destroy();
    parts.onClosed();
  };
  const begin = () => {
    socket.write(Buffer.concat([Buffer.from('BEGIN\r\n'), ...(unsent ?? [])]));
    unsent = undefined;
  };
  socket.on('data', (bytes) => {
    const framed = framer.push(bytes);
    if (framed === 'broken') return close();
    if (framed.welcome) begin();
    const messages = framed.messages.map(decode);
    // Each in a turn of its own: what waits for an answer must have heard it before the signal that came right after.
    for (const message of messages) if (message !== undefined) setImmediate(parts.onMessage, message);
    if (messages.includes(undefined)) close();
  });
  socket.on('error', close);
  socket.on('close', close);
  socket.write(greeting());
  return { close, send: (bytes) => void (unsent === undefined ? socket.write(bytes) : unsent.push(bytes)) };
}

/** The bus knows from the socket who we are; it only wants to hear it in hexadecimal digits of the user's number. */
function greeting(): string {
  const user = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
  return `\0AUTH EXTERNAL ${user}\r\n`;
}

function decode(bytes: Buffer): Message | undefined {
  try {
    return decodeMessage(bytes);
  } catch {
    return undefined;
  }
}
