/** What floats above the page: at most one dialog, palette or overlay at a time. */
import type { DestinationView } from '#contract/channels/destinations';

export type Floating =
  | { readonly kind: 'add-account' }
  | { readonly kind: 'add-source'; readonly account?: string }
  | { readonly kind: 'edit-account'; readonly account: string }
  | { readonly kind: 'replace-secret'; readonly account: string }
  | { readonly kind: 'remove-account'; readonly account: string }
  | { readonly kind: 'edit-source'; readonly source: string }
  | { readonly kind: 'remove-source'; readonly source: string }
  | {
      readonly kind: 'action';
      readonly action: string;
      readonly sources: readonly string[];
      readonly by: 'window' | 'palette';
    }
  /** At a point of the window, px. */
  | {
      readonly kind: 'source-menu';
      readonly sources: readonly string[];
      readonly x: number;
      readonly y: number;
    }
  | { readonly kind: 'destination'; readonly view?: DestinationView }
  | { readonly kind: 'remove-destination'; readonly view: DestinationView }
  | { readonly kind: 'add-event' }
  | { readonly kind: 'edit-event'; readonly event: string }
  | { readonly kind: 'remove-event'; readonly event: string }
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
