/** Notifications by Electron: macOS and Windows, and a Linux without a session bus that we can reach. */
import { Notification } from 'electron';
import { done, failed } from '#contract/failure';
import type { Result } from '#contract/failure';
import { BUTTONS } from './bubbles.ts';
import type { Bubble, BubbleAbilities, Bubbles } from './bubbles.ts';

/** Neither event comes on every system; then silence is taken for success. */
const DEADLINE = 2_000;

/** What Electron documents; neither system tells an app of Focus or do not disturb. */
const ABILITIES: Readonly<Partial<Record<NodeJS.Platform, BubbleAbilities>>> = {
  darwin: { buttons: true, clicks: true, stays: true, sound: true },
  win32: { buttons: false, clicks: true, stays: true, sound: true },
};

export function createElectronBubbles(): Bubbles {
  // Without a reference the notification is collected, and its click is lost.
  const shown = new Set<Notification>();
  return {
    onPresence: (listener) => {
      listener(Notification.isSupported());
      return () => undefined;
    },
    abilities: () =>
      Promise.resolve(
        Notification.isSupported()
          ? done(ABILITIES[process.platform] ?? {})
          : failed('unreachable', 'No notification service is running on this desktop.'),
      ),
    show: (bubble) => {
      const notification = toNotification(bubble);
      shown.add(notification);
      notification.on('close', () => shown.delete(notification));
      return settled(notification);
    },
  };
}

function toNotification(bubble: Bubble): Notification {
  const notification = new Notification({
    title: bubble.title,
    body: bubble.body,
    silent: !bubble.sound,
    urgency: bubble.severity === 'critical' ? 'critical' : bubble.severity === 'info' ? 'low' : 'normal',
    actions: bubble.buttons ? BUTTONS.map(([, text]) => ({ type: 'button', text })) : [],
  });
  notification.on('click', () => bubble.onAction('open'));
  notification.on('action', (details, index?: number) => {
    const at = index ?? details.actionIndex;
    const button = BUTTONS[at];
    if (button !== undefined) bubble.onAction(button[0]);
  });
  return notification;
}

function settled(notification: Notification): Promise<Result<void>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(done(undefined)), DEADLINE);
    const settle = (result: Result<void>) => {
      clearTimeout(timer);
      resolve(result);
    };
    notification.on('show', () => settle(done(undefined)));
    notification.on('failed', () => settle(failed('server', 'The system refused the notification.')));
    notification.show();
  });
}
