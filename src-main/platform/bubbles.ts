/** The desktop's notifications as the notifier sees them: one way in, one way back. */
import type { Result } from '#contract/failure';
import type { Severity } from '#contract/model';
import type { Stop } from '../core/ports.ts';

export type BubbleAction = 'open' | 'acknowledge' | 'snooze';

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
  /** Tells at once, and at every change, whether there is anyone to show them. */
  onPresence(listener: (present: boolean) => void): Stop;
}
