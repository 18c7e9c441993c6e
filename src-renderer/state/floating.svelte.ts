/** What floats above the page: at most one dialog, palette or overlay at a time. */
export type Floating =
  | { readonly kind: 'add-account' }
  | { readonly kind: 'add-source'; readonly account?: string }
  | { readonly kind: 'replace-secret'; readonly account: string }
  | { readonly kind: 'remove-account'; readonly account: string }
  | { readonly kind: 'edit-source'; readonly source: string }
  | { readonly kind: 'remove-source'; readonly source: string }
  | { readonly kind: 'import' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' };

export class FloatingState {
  #open = $state.raw<Floating>();

  get open(): Floating | undefined {
    return this.#open;
  }

  show(floating: Floating): void {
    this.#open = floating;
  }

  close(): void {
    this.#open = undefined;
  }
}
