import type { Api } from '#contract/channels';

declare global {
  interface Window {
    readonly api: Api;
  }
}
