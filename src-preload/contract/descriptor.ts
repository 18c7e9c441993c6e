/** A vendor told as data: all that the rest of the app, the page above all, needs to know of it. */

export type Unit =
  | 'people'
  | 'clients'
  | 'views'
  | 'bytes'
  | 'bytes/s'
  | 'ms'
  | 's'
  | 'score'
  | 'ratio'
  | 'packets'
  | 'per-minute'
  | 'none';

/** What a metric means to the rest: totals, the overview's columns and the starter rules go by it, never by a vendor's name. */
export type MetricRole = 'live' | 'queue' | 'viewers' | 'views' | 'wait' | 'health';

export interface MetricDescriptor {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  readonly kind: 'gauge' | 'counter';
  readonly bad: 'high' | 'low' | 'neither';
  readonly role?: MetricRole;
  /** Computed by the core from other metrics, not read from an answer. */
  readonly derived?: true;
  readonly help?: string;
}

export interface FactDescriptor {
  readonly id: string;
  readonly label: string;
  readonly kind: 'text' | 'flag' | 'time' | 'span' | 'seconds' | 'list' | 'pairs';
  /** Personal: masked until asked for, never stored. */
  readonly personal?: true;
  readonly help?: string;
}

export interface FieldDescriptor {
  readonly id: string;
  /** The accessible name, part of the contract (product.md section 6). */
  readonly label: string;
  readonly kind: 'text' | 'secret' | 'url' | 'choice' | 'flag';
  readonly required: boolean;
  readonly help?: string;
  readonly placeholder?: string;
  readonly initial?: string;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
}

export interface SourceKindDescriptor {
  readonly kind: string;
  readonly label: string;
  readonly fields: readonly FieldDescriptor[];
  /** In the order in which samples travel and are stored. Derived ones last. */
  readonly metrics: readonly MetricDescriptor[];
  readonly facts: readonly FactDescriptor[];
  /** Milliseconds. */
  readonly defaultInterval: number;
  readonly floorInterval: number;
  /** The user may enter a capacity, which no vendor's answer tells. */
  readonly hasCapacity: boolean;
  /** Words for `live` and `offline` of this kind, e.g. "Live" and "Not live". */
  readonly offlineWords: string;
}

export interface ActionDescriptor {
  readonly id: string;
  readonly label: string;
  readonly consequence: string;
  readonly destructive: boolean;
}

export interface ProviderDescriptor {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly baseUrl: FieldDescriptor;
  readonly config: readonly FieldDescriptor[];
  readonly secret: readonly FieldDescriptor[];
  readonly sourceKinds: readonly SourceKindDescriptor[];
  readonly discovers: boolean;
  /** Every stream of an account can be followed by itself (`"watch": "all"`). */
  readonly watchesAll: boolean;
  readonly actions: readonly ActionDescriptor[];
  /** Requests a second and at once, for one account (product.md section 3). */
  readonly budget: { readonly perSecond: number; readonly inFlight: number };
  /** Shortest pause after a 429 that does not say how long, ms; 60 s when absent. */
  readonly rateLimitFloor?: number;
}
