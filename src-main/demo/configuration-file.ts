import type { VendorName } from './names.ts';

/** The demo's configuration file in the format `tallylight/1` (product.md section 9). */
export interface DemoConfiguration {
  readonly format: 'tallylight/1';
  readonly accounts: readonly DemoAccount[];
  readonly sources: readonly DemoSource[];
  readonly rules: readonly never[];
  readonly events: readonly DemoEvent[];
  readonly settings: Readonly<Record<string, never>>;
}

export interface DemoAccount {
  readonly id: string;
  readonly provider: VendorName;
  readonly name: string;
  readonly baseUrl: string;
  readonly config: Readonly<Record<string, string>>;
  readonly secret: Readonly<Record<string, string>>;
  readonly allowHttp?: boolean;
  readonly allowChanges?: boolean;
}

export interface DemoSource {
  readonly id: string;
  readonly account: string;
  readonly kind: 'project' | 'stream' | 'viewer';
  readonly key: Readonly<Record<string, string>>;
  readonly label: string;
  /** Milliseconds. */
  readonly interval?: number;
  readonly capacity?: number;
}

export interface DemoEvent {
  readonly id: string;
  readonly name: string;
  readonly sources: readonly string[];
  /** Epoch ms. */
  readonly windows: readonly { readonly from: number; readonly until: number }[];
}
