/** What passes between the app and the worker that holds the keychain library. */

/** The keychain's service name (product.md section 11). */
export const SERVICE = 'Tallylight';

export interface KeychainRequest {
  readonly id: number;
  readonly call: 'read' | 'write' | 'erase';
  readonly account: string;
  readonly value?: string;
}

/** Why a call failed, told by the worker: the library's own words stay there, they come in any language. */
export type WorkerTrouble =
  'no-libsecret' | 'no-bus' | 'no-service' | 'no-keyring' | 'locked' | 'denied' | 'other';

/** What the app may find out by itself: no answer in time, or no worker to ask. */
export type Trouble = WorkerTrouble | 'hung' | 'stopped';

export type KeychainReply =
  | { readonly id: number; readonly ok: true; readonly value: string | null | boolean }
  | { readonly id: number; readonly ok: false; readonly trouble: WorkerTrouble };

export interface WorkerEvents {
  reply(reply: KeychainReply): void;
  /** The worker is gone, whatever the reason. */
  exit(): void;
}

export interface KeychainWorker {
  post(request: KeychainRequest): void;
  kill(): void;
}

export type StartWorker = (events: WorkerEvents) => KeychainWorker;
