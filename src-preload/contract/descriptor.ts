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
export type MetricRole = 'live' | 'queue' | 'viewers' | 'views' | 'wait' | 'health' | 'ingest' | 'delivery';

export interface MetricDescriptor {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  readonly kind: 'gauge' | 'counter';
  readonly bad: 'high' | 'low' | 'neither';
  readonly role?: MetricRole;
  /** Computed by the core from other metrics, not read from an answer. */
  readonly derived?: true;
  /** Kept for the rules and their proofs; not shown by itself. */
  readonly inner?: true;
  /** The fact in which the vendor grades it in a word. */
  readonly gradeFact?: string;
  readonly help?: string;
}

/**
 * What the core can find out about a kind of source beyond its readings (queue-insight C-10, C-12, C-13), told by the ids
 * of the kind's own metrics and facts.
 */
export interface InsightDescriptor {
  /** Bytes that came in so far: a stall is seen before the state flips. `share` is a derived metric: what comes in, of the usual. */
  readonly ingest?: { readonly total: string; readonly share: string };
  /** What goes out to how many people, against what comes in. `share` is a derived metric: what each gets, of the usual. */
  readonly delivery?: {
    readonly incoming: string;
    readonly outgoing: string;
    readonly people: string;
    readonly share: string;
  };
  /** What may trouble a viewer: metrics, each with the fact that grades it in words. */
  readonly factors?: readonly { readonly metric: string; readonly grade: string }[];
  /** A derived metric that takes the age of the figures when they came, in seconds. */
  readonly age?: string;
  /** A count of which nobody knows whether it is people now or everybody so far, and the derived metric for its rise a minute. */
  readonly disputed?: { readonly count: string; readonly perMinute: string };
  /** A fact in seconds: so long after its start a stream is ended at the latest; 0 is without a limit. */
  readonly longest?: string;
}

export interface FactDescriptor {
  readonly id: string;
  readonly label: string;
  readonly kind: 'text' | 'flag' | 'time' | 'span' | 'seconds' | 'list' | 'pairs';
  /** Personal: masked until asked for, never stored. */
  readonly personal?: true;
  /** Each entry may be copied: a link to hand on. */
  readonly copies?: true;
  /** What 0 stands for where it is no amount: `without a limit`. */
  readonly zero?: string;
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
  /** Means something only while another field of the same form has this value. */
  readonly onlyWith?: { readonly field: string; readonly value: string };
}

export interface SourceKindDescriptor {
  readonly kind: string;
  readonly label: string;
  readonly fields: readonly FieldDescriptor[];
  /** In the order in which samples travel and are stored. Derived ones last. */
  readonly metrics: readonly MetricDescriptor[];
  readonly facts: readonly FactDescriptor[];
  readonly insight?: InsightDescriptor;
  /** Milliseconds. */
  readonly defaultInterval: number;
  readonly floorInterval: number;
  /** The user may enter a capacity, which no vendor's answer tells. */
  readonly hasCapacity: boolean;
  /** Words for `live` and `offline` of this kind, e.g. "Live" and "Not live". */
  readonly offlineWords: string;
  /** The vendor may tell who is watching (`listViewers`); a server without such a list says so when asked. */
  readonly listsViewers?: true;
  /** The vendor's words for states, as far as they are known; others may come. */
  readonly states?: readonly string[];
  /** The vendor's words for grades, worst first. */
  readonly grades?: readonly string[];
  /** Facts that tell where it is, the nearest first. */
  readonly placeFacts?: readonly string[];
  /** What a list of many of them shows of each. */
  readonly listed?: { readonly facts: readonly string[]; readonly metrics: readonly string[] };
  /** One session: gone, it does not come back, and its last values stay in sight. */
  readonly endsForGood?: true;
  /** There may be a picture of it (`readThumbnail`), as long as it has this fact. */
  readonly thumbnailFact?: string;
}

/** Words for a stretch of a number's range: advice beside the field. `upTo` is inclusive; the last has none. */
export interface RangeAdvice {
  readonly upTo?: number;
  readonly text: string;
}

/** What an action asks for before it can be planned. */
export type ActionInput =
  | {
      readonly kind: 'number';
      readonly id: string;
      readonly label: string;
      readonly unit: Unit;
      readonly least: number;
      readonly most: number;
      readonly help?: string;
      readonly advice?: readonly RangeAdvice[];
    }
  | {
      /** Names with values, replaced as a whole. */
      readonly kind: 'pairs';
      readonly id: string;
      readonly label: string;
      readonly mostEntries: number;
      /** Characters of a name and of a value. */
      readonly longestName: number;
      readonly longestValue: number;
      readonly help?: string;
    };

export interface ActionDescriptor {
  readonly id: string;
  readonly label: string;
  readonly consequence: string;
  readonly destructive: boolean;
  /** The kind of source it acts on. */
  readonly kind: string;
  /** Offered while the source's state, in the vendor's own word, is one of these. */
  readonly states: readonly string[];
  /** May be asked for several sources at once. */
  readonly several?: true;
  /** How long it waits with Cancel after it was confirmed, before anything is sent, ms. */
  readonly waits?: number;
  readonly inputs?: readonly ActionInput[];
}

/** A secret of a source that can be put on the clipboard without being shown. */
export interface CopyDescriptor {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
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
  readonly copies?: readonly CopyDescriptor[];
  /** Requests a second and at once, for one account (product.md section 3). */
  readonly budget: { readonly perSecond: number; readonly inFlight: number };
  /** Shortest pause after a 429 that does not say how long, ms; 60 s when absent. */
  readonly rateLimitFloor?: number;
}
