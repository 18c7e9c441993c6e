/** Which way out the system's proxy settings want for an origin. They are asked for an origin, never for a whole URL. */
import type { BaseUrl } from '#contract/base-url';

export interface Proxy {
  /** The proxy itself is spoken to over TLS. */
  readonly secure: boolean;
  readonly hostname: string;
  readonly port: number;
  readonly host: string;
}

export type Way = Proxy | 'direct' | 'unsupported';
export type ResolveProxy = (url: string) => Promise<string>;

const KEPT_FOR = 60_000;
const KEPT = 1_000;
const SCHEMES: Readonly<Record<string, { readonly secure: boolean; readonly port: number }>> = {
  PROXY: { secure: false, port: 80 },
  HTTP: { secure: false, port: 80 },
  HTTPS: { secure: true, port: 443 },
};

/** The host and port of a list's entry; the scheme put before it only serves the parser. */
function addressOf(text: string): { readonly hostname: string; readonly port: string } | undefined {
  try {
    return new URL(`socket://${text}`);
  } catch {
    return undefined;
  }
}

function wayOfEntry(entry: string): Way | undefined {
  const [scheme = '', text = ''] = entry.split(/\s+/);
  if (scheme.toUpperCase() === 'DIRECT') return 'direct';
  const kind = SCHEMES[scheme.toUpperCase()];
  const address = addressOf(text);
  if (!kind || !address || address.hostname === '') return undefined;
  const port = address.port === '' ? kind.port : Number(address.port);
  const hostname = address.hostname.replace(/^\[|\]$/g, '');
  return { secure: kind.secure, hostname, port, host: `${address.hostname}:${port}` };
}

/** The first way of a list such as `PROXY proxy.example:8080; DIRECT` that we can go (SOCKS is none). */
export function parseProxyList(list: string): Way {
  const entries = list.split(';').map((entry) => entry.trim());
  const named = entries.filter((entry) => entry !== '');
  if (named.length === 0) return 'direct';
  return named.map(wayOfEntry).find((way) => way !== undefined) ?? 'unsupported';
}

export interface Ways {
  /** The way for an origin: at once when it is known, which it stays for a minute. */
  to(url: BaseUrl): Way | Promise<Way>;
  /** After trouble the system is asked again. */
  forget(url: BaseUrl): void;
}

/** Asks `resolve` once a minute for an origin; loopback always goes directly. Times from `monotonic`, ms. */
export function createWays(resolve: ResolveProxy | undefined, monotonic: () => number): Ways {
  const known = new Map<string, { readonly way: Way; readonly until: number }>();
  async function ask(url: BaseUrl, system: ResolveProxy): Promise<Way> {
    // A broken proxy script means no proxy, as in a browser.
    const way = await system(`${url.origin}/`).then(parseProxyList, (): Way => 'direct');
    if (known.size >= KEPT) known.clear();
    known.set(url.origin, { way, until: monotonic() + KEPT_FOR });
    return way;
  }
  return {
    to(url) {
      if (!resolve || url.reach === 'loopback') return 'direct';
      const entry = known.get(url.origin);
      return entry && monotonic() < entry.until ? entry.way : ask(url, resolve);
    },
    forget: (url) => void known.delete(url.origin),
  };
}
