/** States in words. A state is always shape + word (+ colour). */
import type { FailureKind } from '#contract/failure';
import type { AccountView, Overall, Severity, Tone } from '#contract/model';

export const toneWords: Readonly<Record<Tone, string>> = {
  ok: 'ok',
  warning: 'warning',
  critical: 'critical',
  blind: 'blind',
  offline: 'offline',
  paused: 'paused',
  pending: 'pending',
};

export const overallWords: Readonly<Record<Overall, string>> = {
  idle: 'idle',
  ok: 'ok',
  warning: 'warning',
  critical: 'critical',
  blind: 'blind',
  paused: 'paused',
};

/** Short enough for a cell of the overview. */
export const failureWords: Readonly<Record<FailureKind, string>> = {
  unauthorized: 'key refused',
  forbidden: 'no access',
  'not-found': 'not found',
  'rate-limited': 'rate limit',
  timeout: 'timed out',
  unreachable: 'unreachable',
  server: 'server error',
  'unexpected-response': 'odd answer',
  rejected: 'rejected',
  keychain: 'keychain',
  invalid: 'not valid',
  storage: 'disk',
  cancelled: 'cancelled',
  internal: 'app error',
};

export const severityWords: Readonly<Record<Severity, string>> = {
  info: 'info',
  warning: 'warning',
  critical: 'critical',
};

export const accountConditionWords: Readonly<Record<AccountView['condition'], string>> = {
  ok: 'ok',
  waiting: 'waiting',
  failing: 'failing',
  paused: 'paused',
  'no-secret': 'no key',
};
