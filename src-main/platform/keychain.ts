/**
 * The vault: secrets in the system's keychain and nowhere else, or in memory when the user says so. `null` from the library
 * is never believed alone, since a locked keychain says it too (F3): a canary entry tells the two apart.
 */
import { done, failed, type Result } from '#contract/failure';
import type { AccountId } from '#contract/model';
import type { Clock, Secret, Vault } from '../core/ports.ts';
import { seal, unseal } from './keychain-envelope.ts';
import { type KeychainLine, Line, type LineReply } from './keychain-line.ts';
import type { StartWorker, Trouble } from './keychain-protocol.ts';
import { keychainFailure, wordsFor } from './keychain-words.ts';

export interface VaultParts {
  readonly startWorker: StartWorker;
  readonly clock: Clock;
  /** As `process.platform` names it: for the words only. */
  readonly platform: string;
  /** Gets the values of every secret that passes, before anyone else: the log strikes them out (S13). */
  readonly onSecret?: (values: readonly string[]) => void;
  /** Entries whose removal is still owed because the keychain was not there (K13); kept over restarts by the settings. */
  readonly owed?: { load(): readonly AccountId[]; save(accounts: readonly AccountId[]): void };
}

export type VaultState = 'unknown' | 'ready' | Trouble;

export interface KeychainVault extends Vault {
  /** What the last call showed, in words for the self-check. */
  describe(): { readonly state: VaultState; readonly text: string; readonly owed: readonly AccountId[] };
  /** Asks the keychain now: good, or why not. Never prompts more than a read does. */
  check(): Promise<Result<void>>;
  isForSession(account: AccountId): boolean;
  stop(): void;
}

/** No account can be called so: ids have no slash. */
const CANARY = 'tallylight/canary';
const CANARY_TEXT = seal('canary', CANARY, { canary: 'sings' }) ?? '';

const TOO_LONG = 'This is too long to be kept in a keychain.';
const UNREADABLE = 'What the keychain holds for this account is not readable. Enter the secret again.';
const NOT_KEPT =
  'The keychain did not keep the secret: what it gave back was different. Nothing was changed otherwise.';

export function createVault(parts: VaultParts): KeychainVault {
  return new KeytarVault(parts, new Line(parts.startWorker, parts.clock));
}

class KeytarVault implements KeychainVault {
  readonly #parts: VaultParts;
  readonly #line: KeychainLine;
  readonly #session = new Map<AccountId, Secret>();
  readonly #owed: Set<AccountId>;
  #state: VaultState = 'unknown';

  constructor(parts: VaultParts, line: KeychainLine) {
    this.#parts = parts;
    this.#line = line;
    this.#owed = new Set(parts.owed?.load());
  }

  async read(account: AccountId): Promise<Result<Secret | undefined>> {
    const kept = this.#session.get(account);
    if (kept) return done(kept);
    const reply = await this.#get(account);
    if (!reply.ok) return this.#failure(reply.trouble);
    if (reply.value !== null) return this.#opened(account, reply.value);
    return this.#missing(account);
  }

  async write(account: AccountId, secret: Secret, forSession: boolean): Promise<Result<void>> {
    this.#parts.onSecret?.(Object.values(secret));
    if (forSession) {
      this.#session.set(account, secret);
      return done(undefined);
    }
    const text = seal('secret', account, secret);
    if (text === undefined) return failed('invalid', TOO_LONG);
    const canary = await this.#sing();
    if (!canary.ok) return canary;
    return this.#store(account, text);
  }

  async erase(account: AccountId): Promise<Result<void>> {
    this.#session.delete(account);
    const erased = await this.#drop(account);
    this.#owe(account, !erased.ok);
    return erased;
  }

  async check(): Promise<Result<void>> {
    const sung = await this.#sing();
    if (sung.ok) await this.#payDebts();
    return sung;
  }

  describe() {
    const { platform } = this.#parts;
    const state = this.#state;
    const calm = state === 'ready' ? 'The keychain works.' : 'The keychain has not been asked yet.';
    const text = state === 'ready' || state === 'unknown' ? calm : wordsFor(state, platform);
    return { state, text, owed: [...this.#owed] };
  }

  isForSession(account: AccountId): boolean {
    return this.#session.has(account);
  }

  stop(): void {
    this.#line.stop();
  }

  #get(account: string): Promise<LineReply> {
    return this.#line.call({ call: 'read', account });
  }

  #failure(trouble: Trouble) {
    this.#state = trouble;
    return keychainFailure(trouble, this.#parts.platform);
  }

  async #opened(account: AccountId, value: string | boolean): Promise<Result<Secret>> {
    this.#state = 'ready';
    await this.#payDebts();
    const secret = typeof value === 'string' ? unseal('secret', account, value) : undefined;
    if (secret) this.#parts.onSecret?.(Object.values(secret));
    return secret ? done(secret) : failed('keychain', UNREADABLE, { reach: 'account' });
  }

  /** The library gave `null`: gone when the canary sings, else the keychain is locked. */
  async #missing(account: AccountId): Promise<Result<Secret | undefined>> {
    const canary = await this.#sing();
    if (!canary.ok) return canary;
    // Unlocked between the two: ask again.
    const again = await this.#get(account);
    if (!again.ok) return this.#failure(again.trouble);
    return again.value === null ? done(undefined) : this.#opened(account, again.value);
  }

  /** Makes sure that the canary is there and readable: at first use, and when the keychain is another one (K11). */
  async #sing(): Promise<Result<void>> {
    const first = await this.#get(CANARY);
    if (!first.ok) return this.#failure(first.trouble);
    if (first.value === CANARY_TEXT) return this.#ready();
    const written = await this.#line.call({ call: 'write', account: CANARY, value: CANARY_TEXT });
    if (!written.ok) return this.#failure(written.trouble);
    const second = await this.#get(CANARY);
    if (!second.ok) return this.#failure(second.trouble);
    return second.value === CANARY_TEXT ? this.#ready() : this.#failure('locked');
  }

  #ready(): Result<void> {
    this.#state = 'ready';
    return done(undefined);
  }

  /** Written, then read back: some keychains say yes and keep something else (K12). */
  async #store(account: AccountId, text: string): Promise<Result<void>> {
    const written = await this.#line.call({ call: 'write', account, value: text });
    if (!written.ok) return this.#failure(written.trouble);
    const back = await this.#get(account);
    if (!back.ok) return this.#failure(back.trouble);
    if (back.value !== text) return failed('keychain', NOT_KEPT);
    this.#session.delete(account);
    this.#owe(account, false);
    return done(undefined);
  }

  async #drop(account: AccountId): Promise<Result<void>> {
    const reply = await this.#line.call({ call: 'erase', account });
    if (!reply.ok) return this.#failure(reply.trouble);
    if (reply.value === true) return this.#ready();
    // False is said for "not there" and for "locked"; asking the canary may have opened it.
    const sung = await this.#sing();
    if (!sung.ok) return sung;
    const again = await this.#line.call({ call: 'erase', account });
    return again.ok ? done(undefined) : this.#failure(again.trouble);
  }

  #owe(account: AccountId, isOwed: boolean): void {
    if (this.#owed.has(account) === isOwed) return;
    if (isOwed) this.#owed.add(account);
    else this.#owed.delete(account);
    this.#parts.owed?.save([...this.#owed]);
  }

  /** The keychain works again: what could not be removed then is removed now. */
  async #payDebts(): Promise<void> {
    for (const account of [...this.#owed]) {
      const reply = await this.#line.call({ call: 'erase', account });
      if (reply.ok) this.#owe(account, false);
    }
  }
}
