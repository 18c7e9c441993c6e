/** The desktop's notifications as the notifier sees them: one way in, one way back. */
import type { Result } from '#contract/failure';
import type { Severity } from '#contract/model';
import type { Stop } from '../core/ports.ts';

export type BubbleAction = 'open' | 'acknowledge' | 'snooze' | 'quiet';

/** The buttons of a notification, where the desktop has them, in this order. */
export const BUTTONS: readonly (readonly [action: BubbleAction, label: string])[] = [
  ['acknowledge', 'Acknowledge'],
  ['snooze', 'Snooze'],
  ['quiet', 'Quiet for 1 h'],
];

/** What is known of whoever shows them. What is absent cannot be known. */
export interface BubbleAbilities {
  /** Name and version of the service, where it is a program of its own. */
  readonly server?: string;
  readonly buttons?: boolean;
  /** A click on the notification is told. */
  readonly clicks?: boolean;
  /** What has disappeared is kept in a list. */
  readonly stays?: boolean;
  readonly sound?: boolean;
  /** Do not disturb is on. */
  readonly isSilenced?: boolean;
}

/** Plain text; whoever shows it escapes what its desktop would read as markup. */
export interface Bubble {
  readonly title: string;
  readonly body: string;
  readonly severity: Severity;
  readonly sound: boolean;
  /** Beyond `open`, which a click on the bubble itself is. */
  readonly buttons: boolean;
  onAction(action: BubbleAction): void;
}

export interface Bubbles {
  /** Settles once the desktop has taken it or refused; kinds `unreachable`, `timeout`, `server`. */
  show(bubble: Bubble): Promise<Result<void>>;
  /** Asks anew what the desktop does with them; kinds `unreachable`, `timeout`, `server`. */
  abilities(): Promise<Result<BubbleAbilities>>;
  /** Tells at once, and at every change, whether there is anyone to show them. */
  onPresence(listener: (present: boolean) => void): Stop;
}
