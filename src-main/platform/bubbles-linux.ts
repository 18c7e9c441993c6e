/**
 * Notifications by the desktop's own interface (Desktop Notifications Specification 1.2), asked over our own connection:
 * Electron's way waits for the server with the whole main process, up to 25 s (faults.md F4), and has no buttons.
 */
import { done, failed } from '#contract/failure';
import type { Severity } from '#contract/model';
import { BUTTONS } from './bubbles.ts';
import type { Bubble, BubbleAction, Bubbles } from './bubbles.ts';
import type { Message } from './dbus/message.ts';
import type { Desktop } from './linux-desktop.ts';
import { askServer, NOTIFICATIONS, serverCall } from './notification-server.ts';
import { escapeMarkup } from './plain-line.ts';

const DEADLINE = 2_000;
const SERVER_DECIDES = -1;
const URGENCY: Readonly<Record<Severity, number>> = { info: 0, warning: 1, critical: 2 };
/** A click on the bubble itself is the action called `default`. */
const ACTIONS: readonly (readonly [key: string, action: BubbleAction, label: string])[] = [
  ['default', 'open', 'Open'],
  ...BUTTONS.map(([action, label]) => [action, action, label] as const),
];
/** Sounds of the freedesktop naming specification: without a name most servers play none. */
const SOUND: Readonly<Record<Severity, string>> = {
  info: 'message-new-instant',
  warning: 'dialog-warning',
  critical: 'dialog-error',
};

const NOBODY = failed('unreachable', 'No notification service is running on this desktop.');

/** @param icon path of a picture, or empty. */
export function createLinuxBubbles(desktop: Desktop, icon: string): Bubbles {
  const shown = new Map<number, Bubble>();
  let isPresent = false;
  let capabilities: Promise<ReadonlySet<unknown>> | undefined;
  const ask = (member: string, signature?: string, values?: readonly unknown[]) =>
    desktop.call(serverCall(member, signature, values), DEADLINE);
  const readCapabilities = async () => {
    const answer = await ask('GetCapabilities');
    if (!answer.ok) capabilities = undefined;
    return new Set(answer.ok ? (answer.value[0] as readonly unknown[]) : ['body-markup']);
  };
  desktop.onSignal(NOTIFICATIONS, (signal) => takeSignal(shown, signal));
  return {
    // Asking would start a service that the desktop can start: whoever checks wants to know how things are.
    abilities: () => (isPresent ? askServer(desktop, DEADLINE) : Promise.resolve(NOBODY)),
    onPresence: (listener) =>
      desktop.watch(NOTIFICATIONS, (present) => {
        capabilities = undefined;
        shown.clear();
        isPresent = present;
        listener(present);
      }),
    show: async (bubble) => {
      const able = await (capabilities ??= readCapabilities());
      const answer = await ask('Notify', 'susssasa{sv}i', toNotify(bubble, able, icon));
      if (answer.ok) shown.set(Number(answer.value[0]), bubble);
      if (answer.ok) return done(undefined);
      return isPresent ? answer : NOBODY;
    },
  };
}

/** The arguments of `Notify`: app, replaces, icon, title, body, actions, hints, timeout. */
function toNotify(bubble: Bubble, able: ReadonlySet<unknown>, icon: string): readonly unknown[] {
  const body = able.has('body-markup') ? escapeMarkup(bubble.body) : bubble.body;
  const offered = ACTIONS.filter(([, action]) => bubble.buttons || action === 'open');
  const actions = able.has('actions') ? offered.flatMap(([key, , label]) => [key, label]) : [];
  const hints = [
    ['urgency', { signature: 'y', value: URGENCY[bubble.severity] }],
    ['desktop-entry', { signature: 's', value: 'tallylight' }],
    ['suppress-sound', { signature: 'b', value: !bubble.sound }],
    ...(bubble.sound ? [['sound-name', { signature: 's', value: SOUND[bubble.severity] }]] : []),
  ];
  return ['Tallylight', 0, icon, bubble.title, body, actions, hints, SERVER_DECIDES];
}

function takeSignal(shown: Map<number, Bubble>, signal: Message): void {
  const id = Number(signal.values[0]);
  const bubble = shown.get(id);
  if (bubble === undefined) return;
  if (signal.member === 'NotificationClosed') shown.delete(id);
  if (signal.member !== 'ActionInvoked') return;
  const action = ACTIONS.find(([key]) => key === signal.values[1]);
  if (action !== undefined) bubble.onAction(action[1]);
}
