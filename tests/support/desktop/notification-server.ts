import { nextEvent, startHostProcess, type HostEvent } from './host-process.ts';

/** How the server treats Notify: shows, refuses, never answers (nothing at all), or is not on the bus. */
export type NotificationMode = 'ok' | 'error' | 'hang' | 'none';

/** One Notify call. `actions` is flat: key, label, key, label; pictures in `hints` are cut to their size. */
export interface Notice {
  readonly notification: number;
  readonly mode: NotificationMode;
  readonly app: string;
  readonly replaces: number;
  readonly icon: string;
  readonly title: string;
  readonly body: string;
  readonly actions: readonly string[];
  readonly hints: Readonly<Record<string, unknown>>;
  readonly timeout: number;
}

export interface NotificationServer {
  /** Everything told so far, oldest first. */
  readonly received: readonly Notice[];
  /** Numbers of the notifications that the app took back. */
  readonly withdrawn: readonly number[];
  /** The first accepted notice, received already or to come. */
  until(accept: (notice: Notice) => boolean): Promise<Notice>;
  setMode(mode: NotificationMode): Promise<void>;
  /** What it says it can do; `inhibited` is what it tells of do not disturb, which most servers do not. */
  setAbilities(capabilities: readonly string[], inhibited?: boolean): Promise<void>;
  /** The user clicks the bubble ("default") or one of its buttons. */
  invoke(notice: Notice, action?: string): Promise<void>;
  /** The user closes the bubble. */
  dismiss(notice: Notice): Promise<void>;
  stop(): Promise<void>;
}

export async function startNotificationServer(mode: NotificationMode = 'ok'): Promise<NotificationServer> {
  const host = await startHostProcess('./notification-server.py', mode);
  const received: Notice[] = [];
  const withdrawn: number[] = [];
  host.onEvent((event) => {
    if (event.event === 'notify') received.push(toNotice(event));
    if (event.event === 'close') withdrawn.push(event['notification'] as number);
  });
  return {
    received,
    withdrawn,
    until: async (accept) =>
      received.find(accept) ??
      toNotice(
        await nextEvent(
          host,
          (event) => event.event === 'notify' && accept(toNotice(event)),
          () => received.map(({ title, body }) => `${title}: ${body}`),
        ),
      ),
    setMode: async (next) => void (await host.ask('mode', { mode: next })),
    setAbilities: async (capabilities, inhibited) =>
      void (await host.ask('abilities', { capabilities, inhibited: inhibited ?? null })),
    invoke: async ({ notification }, action = 'default') =>
      void (await host.ask('invoke', { notification, action })),
    dismiss: async ({ notification }) => void (await host.ask('dismiss', { notification })),
    stop: host.stop,
  };
}

const toNotice = (event: HostEvent): Notice => event as unknown as Notice;
