/** Lines of the audit as they are looked for: newest first, older ones on request, read anew when something was done. */
import type { Api } from '#contract/channels';
import type { AuditEntry } from '#contract/channels/actions';
import type { Failure } from '#contract/failure';
import { answerOf } from '../state/answer.ts';

/** What is looked for; absent fields match everything. Times are epoch ms, both inclusive. */
export interface AuditFilter {
  readonly search?: string;
  readonly source?: string;
  readonly from?: number;
  readonly until?: number;
}

export type AuditApi = Pick<Api, 'readAudit'>;

export class AuditList {
  #entries = $state.raw<readonly AuditEntry[]>();
  #more = $state(false);
  #failure = $state.raw<Failure>();
  #asked = 0;
  /** How many are shown. No state: who reads in an effect must not read again because of the answer. */
  #count = 0;
  #filter: AuditFilter = {};
  readonly #api: AuditApi;
  readonly #page: number;

  constructor(api: AuditApi, page = 100) {
    this.#api = api;
    this.#page = page;
  }

  /** Undefined until the first answer. */
  get entries(): readonly AuditEntry[] | undefined {
    return this.#entries;
  }
  /** There are older ones. */
  get more(): boolean {
    return this.#more;
  }
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** Reads the newest lines; as many as were shown when the filter is the same. The last question wins. */
  async read(filter: AuditFilter): Promise<void> {
    const isSame = JSON.stringify(filter) === JSON.stringify(this.#filter);
    const limit = Math.min(5_000, Math.max(this.#page, isSame ? this.#count : 0));
    this.#filter = filter;
    const answer = await this.#ask({ ...filter, limit });
    if (answer) this.#show(answer.entries);
  }

  async older(): Promise<void> {
    const [known, last] = [this.#entries ?? [], this.#entries?.at(-1)];
    if (last === undefined) return;
    const answer = await this.#ask({ ...this.#filter, until: last.at, limit: this.#page + 1 });
    if (!answer) return;
    const isNew = (entry: AuditEntry) => !known.some(({ id }) => id === entry.id);
    this.#show([...known, ...answer.entries.filter(isNew)]);
  }

  #show(entries: readonly AuditEntry[]): void {
    this.#entries = entries;
    this.#count = entries.length;
  }

  async #ask(wish: AuditFilter & { readonly limit: number }) {
    const asked = ++this.#asked;
    const answer = await answerOf(() => this.#api.readAudit(wish));
    if (asked !== this.#asked) return undefined;
    this.#failure = answer.ok ? undefined : answer.failure;
    if (!answer.ok) return undefined;
    this.#more = answer.value.more;
    return answer.value;
  }
}
