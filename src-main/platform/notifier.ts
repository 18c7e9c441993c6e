/** Shows what the core has decided to say. The incident list stays the truth, also when nothing can be shown. */
import { done, failed } from '#contract/failure';
import type { Result } from '#contract/failure';
import type { AlertNotice, Log, Stop } from '../core/ports.ts';
import type { Bubble, BubbleAbilities, BubbleAction, Bubbles } from './bubbles.ts';
import { createNotificationGate } from './notification-gate.ts';
import { plainLine } from './plain-line.ts';

export interface NotifierParts {
  readonly bubbles: Bubbles;
  readonly log: Log;
  readonly monotonic: () => number;
  onAction(action: BubbleAction, notice: AlertNotice): void;
  /** Told once when notifications cannot be shown, with the reason, and `undefined` when they can again. */
  onTrouble(reason: string | undefined): void;
}

export interface Notifier {
  /** Returns at once. */
  show(notice: AlertNotice): void;
  /** Shows one for trial, also during a rest after trouble. Fails with what the desktop said. */
  test(): Promise<Result<void>>;
  /** What the desktop does with notifications, asked anew. */
  abilities(): Promise<Result<BubbleAbilities>>;
  stop: Stop;
}

/** macOS cuts at 256 bytes; a longer line is not read anyway. */
const LONGEST_TITLE = 100;
const LONGEST_BODY = 240;

export function createNotifier(parts: NotifierParts): Notifier {
  const gate = createNotificationGate();
  const stop = parts.bubbles.onPresence(gate.setPresent);
  const settle = (problem: string | undefined) => {
    if (problem === undefined) {
      gate.worked();
      parts.onTrouble(undefined);
    } else if (gate.isFirstTrouble()) parts.onTrouble(problem);
  };
  const tryToShow = async (bubble: Bubble): Promise<Result<void>> => {
    const startedAt = parts.monotonic();
    const result = await parts.bubbles.show(bubble);
    gate.took(parts.monotonic() - startedAt, parts.monotonic());
    if (!result.ok) parts.log('warning', 'notification not shown', { reason: result.failure.message });
    settle(result.ok ? undefined : result.failure.message);
    return result;
  };
  return {
    stop,
    abilities: parts.bubbles.abilities,
    show: (notice) => {
      const reason = gate.closedBecause(parts.monotonic());
      if (reason !== undefined) return settle(reason);
      void tryToShow(toBubble(notice, (action) => parts.onAction(action, notice)));
    },
    test: async () => {
      const result = await tryToShow(trial);
      return result.ok ? done(undefined) : failed(result.failure.kind, result.failure.message);
    },
  };
}

const trial: Bubble = {
  title: 'Test notification',
  body: 'This is how Tallylight speaks up.',
  severity: 'info',
  sound: false,
  buttons: false,
  onAction: () => undefined,
};

function toBubble(notice: AlertNotice, onAction: Bubble['onAction']): Bubble {
  return {
    title: plainLine(notice.title, LONGEST_TITLE),
    body: plainLine(notice.body, LONGEST_BODY),
    severity: notice.severity,
    sound: notice.sound,
    buttons: notice.incidents.length > 0 && !notice.isOver,
    onAction,
  };
}
