/** What the changes are searched by, as it stands in the fields. */
import { toLocal } from '../history/local-time.ts';
import type { AuditFilter } from './audit-list.svelte.ts';
import { isBackwards, rangeOf } from './spans.ts';
import type { Span } from './spans.ts';

export class AuditSearchState {
  text = $state('');
  from = $state('');
  until = $state('');
  #span = $state<Span>('all');
  /** When the span was chosen, epoch ms: the range does not move while it is looked at. */
  #chosenAt = $state(0);
  readonly source: string | undefined;

  constructor(source: string | undefined) {
    this.source = source;
  }

  get span(): Span {
    return this.#span;
  }
  get isBackwards(): boolean {
    return isBackwards(this.#range());
  }
  get isNarrowed(): boolean {
    return this.text.trim() !== '' || this.#span !== 'all';
  }

  choose(span: Span, now: number): void {
    const { from } = rangeOf(this.#span, this.from, this.until, this.#chosenAt);
    this.#chosenAt = now;
    if (span === 'own' && this.until === '') {
      this.from = toLocal(from ?? now - 7 * 86_400_000);
      this.until = toLocal(now);
    }
    this.#span = span;
  }

  reset(): void {
    this.text = '';
    this.#span = 'all';
  }

  /** What main is asked for. */
  get filter(): AuditFilter {
    const text = this.text.trim();
    return {
      ...this.#range(),
      ...(text === '' ? {} : { search: text }),
      ...(this.source === undefined ? {} : { source: this.source }),
    };
  }

  #range() {
    return rangeOf(this.#span, this.from, this.until, this.#chosenAt);
  }
}
