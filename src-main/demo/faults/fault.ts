import type { VendorName } from '../names.ts';
import type { Ask } from '../server/exchange.ts';

/**
 * Which requests a fault strikes. Absent fields match everything. Faults are tried in the order in which they were added;
 * the first that matches strikes, except that delays and the next fault add up.
 */
export interface Strike {
  readonly vendor?: VendorName;
  readonly method?: string;
  /** Text the path (prefix included, still percent-encoded) must contain, or a pattern. */
  readonly path?: string | RegExp;
  readonly when?: (ask: Ask) => boolean;
  /** How many requests it strikes before it is spent; absent: until it is removed. */
  readonly times?: number;
  /** How many matching requests are let through first. */
  readonly after?: number;
}

/** What goes wrong. Times in real milliseconds: they pass even while the vendors' clock is turned by hand. */
export type Effect =
  /**
   * Another status, in the vendor's own error shape, with the text it documents or `message`; or with a `body` of your own
   * (with status 200 too: any answer you like; text starting with `<` goes out as HTML); or as the `page` of a gateway in between (502, 503, 524).
   */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly message?: string;
      readonly body?: unknown;
      readonly page?: true;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The normal answer (or the next fault), later. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Neither headers nor body, ever. */
  | { readonly kind: 'hang' }
  /** Headers at once, then the body one byte every `every` ms; `endless`: blanks that never end. */
  | { readonly kind: 'drip'; readonly every: number; readonly endless?: boolean }
  /** The connection is reset: before the headers, in the middle of a chunked body, or short of the announced length. */
  | { readonly kind: 'cut'; readonly where: 'before-headers' | 'mid-body' | 'truncated' }
  | { readonly kind: 'rubbish'; readonly what: Rubbish; readonly bytes?: number }
  /**
   * 302 (or `status`): to the same place on the same origin, to the vendors' second server (`elsewhere` in the request
   * log), to the second server with the query echoed, or to a URL of your own. Nothing of the body.
   */
  | {
      readonly kind: 'redirect';
      readonly to: 'same-origin' | 'other-origin' | 'echo-query' | { readonly url: string };
      readonly status?: number;
    }
  /** Does what was asked (an action too), then resets the connection instead of answering. */
  | { readonly kind: 'lose-answer' }
  /** Does what was asked, then never answers. */
  | { readonly kind: 'hold-answer' }
  /** Repeats, per path, the first answer given since the fault was added: Storm's `generatedAt` stands still. */
  | { readonly kind: 'frozen' }
  /** 429 to whatever comes sooner than `gap` ms (vendors' clock) after the last request that was let through. */
  | {
      readonly kind: 'too-fast';
      readonly gap: number;
      readonly retryAfter?: string;
      readonly message?: string;
    };

/** Bodies that are not what was asked for, with status 200. */
export type Rubbish =
  /** A web page, as a captive portal or proxy sends it. */
  | 'html'
  /** JSON cut off in the middle, complete as far as HTTP is concerned. */
  | 'invalid-json'
  | 'empty'
  /** The right fields with numbers as text, null and objects in place of values. */
  | 'wrong-types'
  /** Valid JSON, but not the vendor's: a list, null, `{}`. */
  | 'list'
  | 'null'
  | 'no-fields'
  /** `bytes` of blanks (default 8 MiB) before the right answer. */
  | 'huge'
  /** The right answer, gzip-encoded without having been asked to. */
  | 'gzip'
  /** 64 MiB (or `bytes`) of blanks that travel as a few KiB of gzip. */
  | 'gzip-bomb'
  /** Not UTF-8. */
  | 'bytes'
  /** A header of 200,000 characters. */
  | 'huge-header'
  /** No HTTP at all. */
  | 'not-http'
  /** 204 without a body. */
  | 'no-content';

export type Fault = Strike & Effect;

/** The effect of one kind. */
export type EffectOf<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>;
