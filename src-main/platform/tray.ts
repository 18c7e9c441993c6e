/** The honest light in the system's tray (product.md section 7). Changes only what has changed. */
import { app, Menu, Tray } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import type { OverallView } from '#contract/model';
import type { TrayIncident, TrayLine } from '../core/ports.ts';
import { badgeText } from './tray-badge.ts';
import type { TrayPicture } from './tray-icon.ts';
import { trayMenu } from './tray-menu.ts';
import type { TrayCommand, TrayEntry } from './tray-menu.ts';

export interface TrayParts {
  readonly picture: TrayPicture;
  onCommand(command: TrayCommand): void;
}

export interface TrayLight {
  show(overall: OverallView, worst: readonly TrayLine[], loud: readonly TrayIncident[]): void;
  /** Registers anew: a panel that came later than the icon has not heard of it. */
  renew(): void;
  remove(): void;
}

/** Some panels close or redraw an open menu with each new one: changes within this time are gathered. */
const MENU_REST = 1_000;
/** Windows cuts tooltips at 128 UTF-16 units. */
const LONGEST_TOOLTIP = 127;

export function createTray(parts: TrayParts): TrayLight {
  let icon = createIcon(parts);
  let last: Parameters<TrayLight['show']> | undefined;
  return {
    show: (...told) => {
      last = told;
      icon.show(...told);
    },
    renew: () => {
      icon.remove();
      icon = createIcon(parts);
      if (last !== undefined) icon.show(...last);
    },
    remove: () => icon.remove(),
  };
}

/** One registered icon, from its first showing to its removal. */
function createIcon(parts: TrayParts): Omit<TrayLight, 'renew'> {
  let tray: Tray | undefined;
  const menu = gathered(MENU_REST, (entries: readonly TrayEntry[]) => {
    tray?.setContextMenu(Menu.buildFromTemplate(entries.map((entry) => toItem(entry, parts.onCommand))));
  });
  const picture = onChange((state: OverallView['state'], queue: number) => {
    const image = parts.picture(state, queue);
    if (tray === undefined) tray = placed(new Tray(image), parts);
    else tray.setImage(image);
    if (process.platform === 'darwin') tray.setTitle(badgeText(queue));
    app.setBadgeCount(queue);
  });
  const tooltip = onChange((sentence: string) => tray?.setToolTip(sentence.slice(0, LONGEST_TOOLTIP)));
  return {
    show: (overall, worst, loud) => {
      picture(overall.state, overall.queue ?? 0);
      tooltip(overall.sentence);
      menu.set(trayMenu(overall, worst, loud));
    },
    remove: () => {
      menu.stop();
      tray?.destroy();
      tray = undefined;
    },
  };
}

function placed(tray: Tray, parts: TrayParts): Tray {
  tray.on('click', () => parts.onCommand({ do: 'open' }));
  tray.on('double-click', () => parts.onCommand({ do: 'open' }));
  return tray;
}

function toItem(entry: TrayEntry, onCommand: TrayParts['onCommand']): MenuItemConstructorOptions {
  if (entry.type === 'separator') return { type: 'separator' };
  if (entry.type === 'words') return { label: entry.label, enabled: false };
  if (entry.type === 'group')
    return { label: entry.label, submenu: entry.entries.map((inner) => toItem(inner, onCommand)) };
  return { label: entry.label, click: () => onCommand(entry.command) };
}

/** Runs only when one of the values differs from the last time. */
function onChange<Values extends readonly unknown[]>(run: (...values: Values) => void): typeof run {
  let last: Values | undefined;
  return (...values) => {
    if (last?.every((value, index) => value === values[index]) === true) return;
    last = values;
    run(...values);
  };
}

interface Gathered<Value> {
  set(value: Value): void;
  stop(): void;
}

/** The first change at once, later ones at most once per `rest` ms, always the newest. */
function gathered<Value>(rest: number, run: (value: Value) => void): Gathered<Value> {
  let shown = '';
  let next: Value | undefined;
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    timer = undefined;
    const text = JSON.stringify(next);
    if (next === undefined || text === shown) return;
    shown = text;
    run(next);
    timer = setTimeout(flush, rest);
  };
  return {
    set: (value) => {
      next = value;
      if (timer === undefined) flush();
    },
    stop: () => clearTimeout(timer),
  };
}
