/** What the desktop's notification service says of itself (Desktop Notifications Specification 1.2). */
import { done } from '#contract/failure';
import type { Result } from '#contract/failure';
import type { BubbleAbilities } from './bubbles.ts';
import type { Call } from './dbus/message.ts';
import type { Desktop } from './linux-desktop.ts';

export const NOTIFICATIONS = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';

/** The specification has no word for do not disturb: Plasma and dunst each tell it by a property of their own. */
const SILENCED: readonly (readonly [interfaceName: string, property: string])[] = [
  [NOTIFICATIONS, 'Inhibited'],
  ['org.dunstproject.cmd0', 'paused'],
];

/** A call of the service's own interface. */
export function serverCall(member: string, signature?: string, values: readonly unknown[] = []): Call {
  const target = { destination: NOTIFICATIONS, path: PATH, interface: NOTIFICATIONS, member };
  return signature === undefined ? target : { ...target, signature, values };
}

/** Asks everything at once, so that a service that does not answer costs one deadline. */
export async function askServer(desktop: Desktop, deadline: number): Promise<Result<BubbleAbilities>> {
  const [information, capabilities, ...silenced] = await Promise.all([
    desktop.call(serverCall('GetServerInformation'), deadline),
    desktop.call(serverCall('GetCapabilities'), deadline),
    ...SILENCED.map((property) => readProperty(desktop, property, deadline)),
  ]);
  if (!information.ok) return information;
  if (!capabilities.ok) return capabilities;
  const [name, , version] = information.value;
  const able = new Set(listOf(capabilities.value[0]));
  const isSilenced = silenced.find((one) => one !== undefined);
  return done({
    server: [name, version].filter((one) => typeof one === 'string' && one !== '').join(' '),
    buttons: able.has('actions'),
    clicks: able.has('actions'),
    stays: able.has('persistence'),
    sound: able.has('sound'),
    ...(isSilenced === undefined ? {} : { isSilenced }),
  });
}

async function readProperty(
  desktop: Desktop,
  [interfaceName, property]: (typeof SILENCED)[number],
  deadline: number,
): Promise<boolean | undefined> {
  const asked = {
    destination: NOTIFICATIONS,
    path: PATH,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'Get',
    signature: 'ss',
    values: [interfaceName, property],
  };
  const answer = await desktop.call(asked, deadline);
  const [value] = answer.ok ? answer.value : [];
  return typeof value === 'boolean' ? value : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
