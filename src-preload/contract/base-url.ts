/** The one place that decides which base URLs are accepted (faults E2 to E5): forms, import and the HTTP client ask here. */
import { type AddressClass, classifyHost } from './address-class.ts';
import { done, failed, type Result } from './failure.ts';

/** The WHATWG parser is there in every process; this folder is compiled without the types of any. */
declare const URL: new (
  text: string,
) => Readonly<
  Record<'protocol' | 'username' | 'password' | 'hostname' | 'host' | 'port' | 'pathname', string>
>;

export interface BaseUrl {
  /** Normalised: origin and path, no trailing slash. */
  readonly text: string;
  readonly origin: string;
  readonly secure: boolean;
  /** As shown in messages: with the port when it is not the scheme's own. */
  readonly host: string;
  /** As connected to: no brackets around an IPv6 address. */
  readonly hostname: string;
  readonly port: number;
  /** Empty, or begins with a slash and ends without. */
  readonly path: string;
  readonly reach: AddressClass;
}

const EXAMPLE = 'for example https://api.example.com/v1';
/** SSH and SMTP: a request there could only be an attack on something that is no API (E5). */
const BARRED_PORTS: readonly number[] = [0, 22, 25];

const wrong = (message: string) => failed('invalid', message, { fields: [{ path: 'baseUrl', message }] });

/** What is wrong with the text before it is parsed: the WHATWG parser would quietly mend some of it. */
function complaintOfText(text: string): string | undefined {
  if (text === '') return `Enter the address of the API, ${EXAMPLE}.`;
  if (text.length > 2_048) return 'The address is too long.';
  if (/[\s\u0000-\u001f\u007f\\]/.test(text)) return 'Take out the spaces and backslashes.';
  if (!/^https?:\/\/[^/]/i.test(text)) return `Begin the address with https://, ${EXAMPLE}.`;
  if (/[?#]/.test(text))
    return 'Take out everything from the "?" or "#" on: only address and path belong here.';
  return undefined;
}

function complaintOfParts(url: BaseUrl, hasUser: boolean): string | undefined {
  if (hasUser) return 'Take out the user name and password before the "@": secrets have fields of their own.';
  if (/(^|\.)(\.|$)/.test(url.hostname)) return 'The address names no host.';
  if (BARRED_PORTS.includes(url.port)) return `Port ${url.port} cannot be used.`;
  if (url.reach === 'forbidden')
    return `${url.hostname} cannot be used: link-local, metadata and reserved addresses are never called.`;
  return undefined;
}

function partsOf(url: InstanceType<typeof URL>): BaseUrl {
  const secure = url.protocol === 'https:';
  const bare = url.hostname.replace(/\.$/, '');
  const host = url.port === '' ? bare : `${bare}:${url.port}`;
  const hostname = bare.replace(/^\[|\]$/g, '');
  const path = url.pathname.replace(/\/+$/, '');
  const origin = `${url.protocol}//${host}`;
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  return { text: origin + path, origin, secure, host, hostname, port, path, reach: classifyHost(hostname) };
}

function parsed(text: string): InstanceType<typeof URL> | undefined {
  try {
    return new URL(text);
  } catch {
    // The parser's error quotes the text, which may hold a secret pasted by mistake (F7).
    return undefined;
  }
}

/** Parses a base URL without asking whether http may be used for it. Fails with kind `invalid`, field `baseUrl`. */
export function readBaseUrl(text: string): Result<BaseUrl> {
  const trimmed = text.trim();
  const complaint = complaintOfText(trimmed);
  if (complaint !== undefined) return wrong(complaint);
  const url = parsed(trimmed);
  if (!url) return wrong(`This is not an address, ${EXAMPLE}.`);
  const parts = partsOf(url);
  const second = complaintOfParts(parts, url.username !== '' || url.password !== '');
  return second === undefined ? done(parts) : wrong(second);
}

/**
 * Why http:// is not allowed here, or undefined when it is: always on loopback, on private addresses with `allowHttp`,
 * never on public ones (E3, E4).
 */
export function refusalOfHttp(url: BaseUrl, allowHttp: boolean): string | undefined {
  if (url.secure || url.reach === 'loopback') return undefined;
  if (url.reach !== 'private')
    return `http:// would send the secret to ${url.host} unencrypted over the internet. Use https://.`;
  return allowHttp ? undefined : `Use https://, or allow unencrypted http for this account.`;
}

/** Parses a base URL for a form or an import and gives its normalised text. Fails with kind `invalid`, field `baseUrl`. */
export function parseBaseUrl(text: string, allowHttp = false): Result<string> {
  const url = readBaseUrl(text);
  if (!url.ok) return url;
  const refusal = refusalOfHttp(url.value, allowHttp);
  return refusal === undefined ? done(url.value.text) : wrong(refusal);
}
