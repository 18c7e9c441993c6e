/** A connection to the session bus that comes back: what is wished of it is asked again of each new one. */
import { failed } from '#contract/failure';
import type { Result } from '#contract/failure';
import type { Stop } from '../../core/ports.ts';
import type { Call } from './message.ts';
import type { SessionBus } from './session-bus.ts';

export interface StandingBus {
  /** Runs now when connected, and on every connection to come. */
  wish(fulfil: (bus: SessionBus) => void): Stop;
  call(call: Call, deadline: number): Promise<Result<readonly unknown[]>>;
  /** Told when the connection was lost, or could not be made. */
  onLost(listener: () => void): Stop;
  close(): void;
}

export interface StandingParts {
  connect(): Promise<Result<SessionBus>>;
  /** Ms until a lost connection is tried again. */
  readonly retryAfter: number;
}

/** Connects with the first wish or call. */
export function createStandingBus(parts: StandingParts): StandingBus {
  const wishes = new Set<(bus: SessionBus) => void>();
  const onLosts = new Set<() => void>();
  const line = createLine(parts, {
    up: (bus) => wishes.forEach((fulfil) => fulfil(bus)),
    lost: () => onLosts.forEach((listener) => listener()),
  });
  return {
    wish: (fulfil) => {
      wishes.add(fulfil);
      const bus = line.current();
      if (bus === undefined) void line.open();
      else fulfil(bus);
      return () => void wishes.delete(fulfil);
    },
    call: async (call, deadline) =>
      (await line.open())?.call(call, deadline) ?? failed('unreachable', 'There is no session bus.'),
    onLost: (listener) => {
      onLosts.add(listener);
      return () => void onLosts.delete(listener);
    },
    close: line.close,
  };
}

interface Line {
  current(): SessionBus | undefined;
  /** The connection, made if need be; undefined when it could not be made. */
  open(): Promise<SessionBus | undefined>;
  close(): void;
}

interface LineEvents {
  up(bus: SessionBus): void;
  lost(): void;
}

function createLine(parts: StandingParts, tell: LineEvents): Line {
  let opening: Promise<SessionBus | undefined> | undefined;
  let current: SessionBus | undefined;
  let again: NodeJS.Timeout | undefined;
  let isClosed = false;
  const lose = () => {
    opening = current = undefined;
    tell.lost();
    if (!isClosed) again = setTimeout(() => void open(), parts.retryAfter);
  };
  const connect = async () => {
    const connected = await parts.connect();
    if (!connected.ok || isClosed) return void lose();
    current = connected.value;
    current.onClosed(lose);
    tell.up(current);
    return current;
  };
  const open = () => {
    clearTimeout(again);
    return (opening ??= connect());
  };
  const close = () => {
    isClosed = true;
    clearTimeout(again);
    current?.close();
  };
  return { current: () => current, open, close };
}
