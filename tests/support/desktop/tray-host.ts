import { nextEvent, startHostProcess, type HostEvent, type HostProcess } from './host-process.ts';

/** One picture of a tray item: `argb` is base64 of 32-bit big-endian pixels, row by row. */
export interface TrayPicture {
  readonly width: number;
  readonly height: number;
  readonly argb: string;
}

/** What a panel knows of one tray item. `item` names it on the bus. */
export interface TrayReading {
  readonly item: string;
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly toolTip: string;
  readonly iconName: string;
  readonly icons: readonly TrayPicture[];
}

export interface TrayMenuEntry {
  readonly entry: number;
  readonly label: string;
  readonly type: string;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly checked: boolean;
  readonly children: readonly TrayMenuEntry[];
}

/** A panel (StatusNotifierWatcher) on the session bus, with a user's eyes and hand. */
export interface TrayHost {
  /** All registered items, read now. */
  readings(): Promise<readonly TrayReading[]>;
  /** The only item as soon as it looks as wanted; waits for its registration and changes. */
  until(accept: (reading: TrayReading) => boolean): Promise<TrayReading>;
  menu(): Promise<readonly TrayMenuEntry[]>;
  /** Left click on the icon. */
  activate(): Promise<void>;
  /** Chooses a menu entry by the labels on the way to it. */
  choose(...labels: readonly string[]): Promise<void>;
  /** The panel goes away, as when the shell restarts; `join` brings it back, empty. */
  leave(): Promise<void>;
  join(): Promise<void>;
  stop(): Promise<void>;
}

export async function startTrayHost(): Promise<TrayHost> {
  const host = await startHostProcess('./tray-host.py');
  return {
    readings: () => readings(host),
    until: (accept) => until(host, accept),
    menu: async () => (await menu(host)).entries,
    activate: async () => void (await host.ask('activate', { item: await onlyItem(host) })),
    choose: (...labels) => choose(host, labels),
    leave: async () => void (await host.ask('leave')),
    join: async () => void (await host.ask('join')),
    stop: host.stop,
  };
}

async function readings(host: HostProcess): Promise<readonly TrayReading[]> {
  return (await host.ask('read')) as readonly TrayReading[];
}

async function until(host: HostProcess, accept: (reading: TrayReading) => boolean): Promise<TrayReading> {
  let last: unknown;
  const isWanted = ({ reading }: HostEvent) => {
    last = reading ?? last;
    return reading !== undefined && accept(reading as TrayReading);
  };
  // Subscribed before reading, so that no change falls between the two.
  const later = nextEvent(host, isWanted, () => last);
  // Nobody may be waiting for it any more.
  later.catch(() => undefined);
  const now = (await readings(host)).find(accept);
  return now ?? ((await later)['reading'] as TrayReading);
}

async function onlyItem(host: HostProcess): Promise<string> {
  const [only, ...others] = await readings(host);
  if (only === undefined || others.length > 0)
    throw new Error(`${others.length + (only ? 1 : 0)} tray items`);
  return only.item;
}

interface Menu {
  /** Another one each time the menu is made anew; its entries then have other numbers. */
  readonly revision: number;
  readonly entries: readonly TrayMenuEntry[];
}

async function menu(host: HostProcess): Promise<Menu> {
  return (await host.ask('menu', { item: await onlyItem(host) })) as Menu;
}

/** As a user does: one whose click meets a menu that has just been made anew looks once more. */
async function choose(host: HostProcess, labels: readonly string[]): Promise<void> {
  const { revision, entries } = await menu(host);
  const { entry } = entryAt(entries, labels);
  try {
    await host.ask('click', { item: await onlyItem(host), entry });
  } catch (error) {
    if ((await menu(host)).revision === revision) throw error;
    await choose(host, labels);
  }
}

function entryAt(entries: readonly TrayMenuEntry[], [label, ...more]: readonly string[]): TrayMenuEntry {
  const found = entries.find((entry) => entry.label === label);
  if (found === undefined)
    throw new Error(`No "${label}" among ${entries.map((entry) => entry.label).join(', ')}`);
  return more.length > 0 ? entryAt(found.children, more) : found;
}
