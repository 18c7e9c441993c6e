/** Where the core's decisions go in the windowed app: page, tray, bubbles and the system. */
import type { Preferences } from '#contract/configuration';
import type { Core } from '../compose.ts';
import type { AlertNotice, Sinks } from '../core/ports.ts';
import type { BubbleAction } from '../platform/bubbles.ts';
import type { Notifier } from '../platform/notifier.ts';
import type { TrayCommand } from '../platform/tray-menu.ts';
import type { TrayLight } from '../platform/tray.ts';
import type { MainWindow } from '../platform/window.ts';
import { quietEnd } from './quiet-end.ts';

export interface SinkParts {
  readonly window: MainWindow;
  readonly tray: TrayLight;
  readonly notifier: Notifier;
  onPreferences(preferences: Preferences): void;
}

export function createSinks(parts: SinkParts): Sinks {
  return {
    publish: (name, payload) => {
      // The only pushed value that is a set of preferences; the table's types cannot be narrowed by its name here.
      if (name === 'preferences') parts.onPreferences(payload as Preferences);
      parts.window.send(name, payload);
    },
    showOverall: (...told) => parts.tray.show(...told),
    notify: (notice) => parts.notifier.show(notice),
  };
}

/** The address of a source's page (the page's own list of routes has the same). */
export function sourceRoute(source: string): string {
  return `source/${encodeURIComponent(source)}`;
}

const SNOOZE_FROM_BUBBLE = 'recovered';
const QUIET_FROM_BUBBLE = 60 * 60_000;

/** A click or a button on a bubble. `now` is epoch ms. */
export function onBubbleAction(
  action: BubbleAction,
  notice: AlertNotice,
  parts: { readonly core: Core; readonly window: MainWindow; readonly now: number },
): void {
  const incidents = [...notice.incidents];
  if (action === 'acknowledge') return void parts.core.handlers.acknowledge({ incidents });
  if (action === 'snooze') return void parts.core.handlers.snooze({ incidents, until: SNOOZE_FROM_BUBBLE });
  if (action === 'quiet')
    return void parts.core.handlers.quiet({ until: quietEnd(QUIET_FROM_BUBBLE, parts.now) });
  parts.window.showAndSend('navigate', { route: sourceRoute(notice.source), at: notice.at });
}

/** A choice in the tray's menu. `now` is epoch ms. */
export function onTrayCommand(
  command: TrayCommand,
  parts: { readonly core: Core; readonly window: MainWindow; readonly now: number; quit(): void },
): void {
  if (command.do === 'open') parts.window.show();
  if (command.do === 'open-source')
    parts.window.showAndSend('navigate', { route: sourceRoute(command.source) });
  if (command.do === 'pause') parts.core.pauseAll();
  if (command.do === 'resume') parts.core.resumeAll();
  if (command.do === 'quit') parts.quit();
  if (command.do === 'snooze-incident')
    parts.core.handlers.snooze({ incidents: [command.incident], until: 'recovered' });
  if (command.do === 'quiet') parts.core.handlers.quiet({ until: quietEnd(command.span, parts.now) });
  if (command.do === 'end-quiet') parts.core.handlers.endQuiet();
  if (command.do === 'snooze')
    parts.core.snoozeAll(command.span === 'recovered' ? 'recovered' : parts.now + command.span);
}
