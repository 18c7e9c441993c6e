/** What a destination is told, before it takes the form of a preset. */
import type { Severity } from '#contract/model';
import type { AlertDelivery, DeliveredIncident } from '../rules/types.ts';

export interface AlertMessage {
  /** The same for every try, so that a receiver can drop what it has already. */
  readonly id: string;
  readonly kind: AlertDelivery['kind'] | 'test';
  /** Epoch ms of the decision, not of the sending. */
  readonly at: number;
  readonly title: string;
  readonly body: string;
  readonly severity: Severity;
  readonly incidents: readonly DeliveredIncident[];
}

/** The message of one decision: the same for all destinations. */
export function toMessage({ destinations: _told, ...message }: AlertDelivery): AlertMessage {
  return message;
}

/** What the button "Send test" sends. `at` in epoch ms makes its id. */
export function testMessage(at: number): AlertMessage {
  return {
    id: `test-${at.toString(36)}`,
    kind: 'test',
    at,
    title: 'Test from Tallylight',
    body: 'Alerts of the rules that name this destination will come here.',
    severity: 'info',
    incidents: [],
  };
}

const KINDS: Readonly<Record<AlertMessage['kind'], string>> = {
  opened: 'opened',
  recovered: 'recovered',
  'still-open': 'still open',
  test: 'test',
};

/** Severity and kind in words, so that nothing is told by colour alone: `critical, opened`. */
export function stateWords({ kind, severity }: AlertMessage): string {
  return kind === 'recovered' || kind === 'test' ? KINDS[kind] : `${severity}, ${KINDS[kind]}`;
}
