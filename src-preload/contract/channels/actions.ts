import * as v from 'valibot';
import { invoke, push } from '../ipc.ts';
import { count, id, instant, nothing, text } from './inputs.ts';

/** One entry of a list of names and values. Without `value` it is one that is not shown: it stays as it is. */
export interface Pair {
  readonly name: string;
  readonly value?: string | undefined;
}

export type ActionValue = number | string | readonly Pair[];
export type ActionValues = Readonly<Record<string, ActionValue>>;

/** Who asked for it. */
export type Asker = 'window' | 'tray' | 'palette';

const pair = v.object({ name: v.pipe(v.string(), v.maxLength(1_000)), value: v.optional(text) });
const values = v.record(
  v.pipe(v.string(), v.maxLength(64)),
  v.union([v.pipe(v.number(), v.finite()), text, v.pipe(v.array(pair), v.maxLength(100), v.readonly())]),
);
const asker = v.optional(v.picklist(['window', 'tray', 'palette']), 'window');

/** What a form for an action starts with: the values as the vendor has them now. */
export interface ActionForm {
  readonly values: ActionValues;
  readonly readAt: number;
}

/** One thing that an action will change, or the reason why it will not be touched. */
export interface PlannedItem {
  readonly source: string;
  readonly label: string;
  /** The vendor's own id, so that look-alike labels cannot be mixed up. */
  readonly key: string;
  /** The vendor's word for its state. */
  readonly status: string;
  readonly views?: number;
  /** Age of that figure, ms. */
  readonly viewsAge?: number;
  /** State, figure and consequence. */
  readonly sentence: string;
  /** Why it is left out. */
  readonly skipped?: string;
}

/** One value that an update changes; absent means that it is not there. */
export interface Difference {
  readonly field: string;
  readonly name?: string;
  readonly before?: string;
  readonly after?: string;
  readonly change: 'added' | 'removed' | 'changed' | 'same';
}

/** What has to be confirmed before anything is sent. Good until `expiresAt`, and for one go. */
export interface ActionPlan {
  readonly nonce: string;
  readonly action: string;
  readonly title: string;
  readonly sentence: string;
  readonly items: readonly PlannedItem[];
  readonly differences: readonly Difference[];
  /** `label` must be typed to confirm. */
  readonly typeLabel?: true;
  readonly label: string;
  /** How long it can still be cancelled after it was confirmed, ms: nothing is sent before. */
  readonly waits?: number;
  readonly expiresAt: number;
}

export type ActionPhase = 'waiting' | 'checking' | 'sending' | 'reading' | 'ended';

/**
 * `confirmed`: seen as expected. `unconfirmed`: sent, but not seen within 30 s. `refused`: the vendor said no.
 * `changed`: it was no longer as shown, so nothing was sent. `not-sent`: nothing was sent for another reason.
 */
export type ActionOutcome = 'confirmed' | 'unconfirmed' | 'refused' | 'changed' | 'not-sent' | 'cancelled';

/** How far an action has come for one source. */
export interface ActionProgress {
  readonly nonce: string;
  readonly source: string;
  readonly label: string;
  readonly action: string;
  readonly phase: ActionPhase;
  readonly sentence: string;
  /** When the waiting or the re-reading ends, epoch ms. */
  readonly until?: number;
  readonly outcome?: ActionOutcome;
}

/** One line of the audit. `unfinished` while nothing is known of the end, also after the app was killed. */
export interface AuditEntry {
  readonly id: string;
  readonly at: number;
  readonly endedAt?: number;
  readonly account: string;
  readonly accountName: string;
  readonly source: string;
  readonly label: string;
  /** The vendor's own id. */
  readonly key: string;
  readonly action: string;
  readonly title: string;
  readonly by: Asker;
  /** What was sent, without secrets. */
  readonly sent: string;
  /** What was shown when it was confirmed. */
  readonly before: string;
  readonly outcome: ActionOutcome | 'unfinished' | 'copied';
  /** What was seen after. */
  readonly seen: string;
}

export interface AuditAnswer {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  /** There are older ones that match. */
  readonly more: boolean;
}

const auditFilter = {
  search: v.optional(text),
  /** Changes of this source only. */
  source: v.optional(id),
  from: v.optional(instant),
  until: v.optional(instant),
};

export const actionChannels = {
  /** The values that can be changed, read from the vendor now. */
  readActionForm: invoke<ActionForm>()(v.object({ action: id, source: id })),
  /** Reads how things stand and says what would happen. Nothing is changed. */
  planAction: invoke<ActionPlan>()(
    v.object({
      action: id,
      sources: v.pipe(v.array(id), v.minLength(1), v.maxLength(50)),
      values: v.optional(values),
      by: asker,
    }),
  ),
  /** Confirms a plan by its nonce. A second time does nothing: one request is sent, however often it is pressed. */
  performAction: invoke<void>()(v.object({ nonce: id, typedLabel: v.optional(text) })),
  /** Takes back what was not sent yet. */
  cancelAction: invoke<void>()(v.object({ nonce: id })),
  /** Actions under way and the last ones, for a page that begins anew. */
  readActions: invoke<readonly ActionProgress[]>()(nothing),
  actionProgress: push<ActionProgress>(),
  readAudit: invoke<AuditAnswer>()(
    v.object({
      ...auditFilter,
      limit: v.optional(v.pipe(count, v.minValue(1), v.maxValue(5_000)), 200),
    }),
  ),
  /** Asks where to, then writes the lines that match. Fails with `cancelled` when no file was chosen. */
  exportAudit: invoke<{ readonly file: string; readonly changes: number }>()(
    v.object({ ...auditFilter, format: v.picklist(['csv', 'json']) }),
  ),
  /** Puts an entry of a fact on the clipboard that is there to be handed on (`copies` of its descriptor). */
  copyFact: invoke<void>()(v.object({ source: id, fact: id, entry: count })),
  /** Fetches a vendor's secret (`copies` of the descriptor) and puts it on the clipboard; it never comes to the page. */
  copySecret: invoke<{ readonly message: string; readonly clearsAt: number }>()(
    v.object({ source: id, which: id, by: asker }),
  ),
};
