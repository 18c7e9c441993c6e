/** What the alert reducer remembers between inputs: plain JSON, so that it survives a restart. */
export interface AlertState {
  readonly withoutHolds: boolean;
}

/** Nothing judged yet. */
export function startAlerts({ withoutHolds = false }: { withoutHolds?: boolean } = {}): AlertState {
  return { withoutHolds };
}
