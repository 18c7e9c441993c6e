/** Puts a vendor's secret on the clipboard for half a minute. It is fetched when asked for and kept nowhere. */
import type { Asker } from '#contract/channels/actions';
import { done, failed, type Result } from '#contract/failure';
import type { Clipboard, Clock, History, Random, Stop } from '../ports.ts';
import { keep } from './audit.ts';
import type { Subject } from './subject.ts';

/** How long it stays on the clipboard, ms (product.md section 8). */
export const ON_CLIPBOARD = 30_000;

export interface CopyParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly history: History;
  readonly clipboard: Clipboard | undefined;
}

export interface CopyWish {
  readonly subject: Subject;
  readonly which: string;
  /** What the descriptor calls it. */
  readonly what: string;
  readonly by: Asker;
}

export interface Copies {
  /** Fails when the vendor does not give it, when the audit line cannot be kept, and where there is no clipboard. */
  copy(wish: CopyWish): Promise<Result<{ readonly message: string; readonly clearsAt: number }>>;
  /** Clears the clipboard at once if it still holds a secret. */
  stop(): void;
}

export function openCopies(parts: CopyParts): Copies {
  const end = new AbortController();
  let held: { readonly clear: () => Promise<void>; readonly stop: Stop } | undefined;
  const put = async (clipboard: Clipboard, secret: string) => {
    held?.stop();
    await clipboard.write(secret);
    const clear = async () => {
      held = undefined;
      // What cannot be read may still be the secret.
      const now = await clipboard.read().catch(() => secret);
      if (now === secret) await clipboard.clear().catch(() => undefined);
    };
    held = { clear, stop: parts.clock.after(ON_CLIPBOARD, () => void clear()) };
  };
  return {
    copy: async (wish) => {
      const { clipboard, clock } = parts;
      if (!clipboard) return failed('rejected', 'There is no clipboard here.');
      const secret = await secretOf(wish, end.signal);
      if (!secret.ok) return secret;
      const kept = await keep(parts.history, recordOf(wish, parts));
      if (!kept.ok) return kept;
      const isPut = await put(clipboard, secret.value).then(
        () => true,
        () => false,
      );
      if (!isPut) return failed('rejected', 'The clipboard did not take it.');
      const message = `${wish.what} of ${wish.subject.label} is on the clipboard for 30 s.`;
      return done({ message, clearsAt: clock.now() + ON_CLIPBOARD });
    },
    stop: () => {
      end.abort();
      held?.stop();
      void held?.clear();
    },
  };
}

async function secretOf({ subject, which }: CopyWish, signal: AbortSignal): Promise<Result<string>> {
  const reach = subject.reach(signal);
  const { readSecret } = subject.kit;
  if (!reach || !readSecret)
    return failed('unauthorized', `${subject.accountName} cannot be asked without its secret.`);
  return readSecret(reach.context, reach.http, subject.key, which);
}

function recordOf({ subject, which, what, by }: CopyWish, { clock, random }: CopyParts) {
  const { source, label, account, accountName, kit, key } = subject;
  const at = clock.now();
  return {
    id: `${at.toString(36)}-${Math.floor(random() * 36 ** 9).toString(36)}`,
    at,
    endedAt: at,
    account,
    accountName,
    source,
    label,
    key: kit.idOf(key),
    action: `copy-${which}`,
    title: `Copy ${what} of ${label}`,
    by,
    sent: '',
    before: '',
    outcome: 'copied' as const,
    seen: 'Put on the clipboard, to be cleared after 30 s.',
  };
}
