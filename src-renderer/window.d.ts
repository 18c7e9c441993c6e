import type { Api } from '#contract/channels';

declare global {
  interface Window {
    /** The one door to main, made by the preload. */
    readonly api: Api;
  }
}
