/** What passes between the server and a vendor's routes. */
import type { VendorName } from '../names.ts';

/** One request as it came in. `path` is below the vendor's prefix and still percent-encoded. */
export interface Ask {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** What a vendor answers. `body` is turned into JSON, unless it is text or bytes, which go out as they are. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A vendor as the server sees it. */
export interface VendorSite {
  readonly name: VendorName;
  /** Answers, and for a changing request also does it. */
  answer(ask: Ask): Answer;
  /** An error in the vendor's own shape; without a message with the text the vendor documents for that status. */
  failure(status: number, message?: string): Answer;
  readonly contentType: string;
}

/** A request in the log. `at` is the vendors' clock; `path` is whole, prefix included, without the query. */
export interface SeenRequest {
  readonly at: number;
  readonly vendor: VendorName | 'elsewhere' | 'unknown';
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** The text for a status from a vendor's table; statuses without one get a plain word. */
export function textOf(texts: Readonly<Record<number, string>>, status: number): string {
  return texts[status] ?? (status >= 500 ? 'Internal server error' : 'Refused');
}

/** A value of the path, decoded; undefined when it is not valid percent-encoding. */
export function decoded(part: string | undefined): string | undefined {
  try {
    return part === undefined ? undefined : decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

/** A request header's value; the first when it came more than once. */
export function headerOf(ask: Ask, name: string): string | undefined {
  const value = ask.headers[name];
  return typeof value === 'string' ? value : value?.[0];
}
