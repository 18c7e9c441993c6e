import { failed, type Result } from '#contract/failure';
import type { Planned } from './plan.ts';
import { thingOf } from './subject.ts';

export interface Confirmation {
  readonly typed: string | undefined;
  /** Epoch ms. */
  readonly now: number;
  /** Things that are being acted on. */
  readonly locked: ReadonlySet<string>;
}

/** Why a plan cannot be confirmed now; it stays as it is, so that a wrong label can be typed again. */
export function refusalOfConfirmation(
  { plan: { expiresAt, typeLabel, label }, jobs }: Planned,
  { typed, now, locked }: Confirmation,
): Result<void> | undefined {
  if (now > expiresAt) return failed('invalid', 'This has waited too long to be confirmed. Look again.');
  const barred = jobs.find(({ subject }) => !subject.mayChange());
  if (barred) return failed('forbidden', `Changes are switched off for ${barred.subject.accountName}.`);
  const busy = jobs.find(({ subject }) => locked.has(thingOf(subject)));
  if (busy) return failed('rejected', `Another action on ${busy.subject.label} is under way.`);
  if (!typeLabel || typed?.trim() === label.trim()) return undefined;
  const message = `Type “${label}” to confirm.`;
  return failed('invalid', message, { fields: [{ path: 'typedLabel', message }] });
}
