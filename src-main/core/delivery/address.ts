/** The address of a webhook: unlike a vendor's it may have a query, and whoever knows it may write there. */
import { readBaseUrl, refusalOfHttp, type BaseUrl } from '#contract/base-url';
import type { DestinationPreset } from '#contract/configuration';
import { done, failed, type Result } from '#contract/failure';

export interface Address {
  readonly host: string;
  readonly baseUrl: string;
  readonly query: Readonly<Record<string, string>>;
  /** Some receivers know their path with its last slash only. */
  readonly trailingSlash: boolean;
  /** ntfy's, taken off the path. */
  readonly topic?: string;
}

/** The field of the form and of an import that all complaints are about. */
export const ADDRESS_FIELD = 'secret.url';

const TOPIC = /^[-_A-Za-z0-9]{1,64}$/;
const EMPTY = 'Enter the address of the webhook, for example https://hooks.example.com/alerts.';

function wrong(message: string) {
  return failed('invalid', message, { fields: [{ path: ADDRESS_FIELD, message }] });
}

/**
 * Reads the address of a webhook: https, or http on loopback, or on a private address that `allowHttp` allows. Fails with kind
 * `invalid`, in words that never hold the address itself.
 */
export function readAddress(text: string, preset: DestinationPreset, allowHttp: boolean): Result<Address> {
  const trimmed = text.trim();
  if (trimmed === '') return wrong(EMPTY);
  if (trimmed.includes('#')) return wrong('Take out everything from the "#" on.');
  const mark = trimmed.indexOf('?');
  const path = mark === -1 ? trimmed : trimmed.slice(0, mark);
  const url = readBaseUrl(path);
  if (!url.ok) return wrong(url.failure.message);
  const refusal = refusalFor(url.value, allowHttp);
  if (refusal !== undefined) return wrong(refusal);
  const query = mark === -1 ? {} : readQuery(trimmed.slice(mark + 1));
  if (query === undefined) return wrong('The part after the "?" cannot be read.');
  const trailingSlash = path.endsWith('/') && url.value.path !== '';
  const address = { host: url.value.host, baseUrl: url.value.text, query, trailingSlash };
  return preset === 'ntfy' ? withTopic(address, url.value) : done(address);
}

function refusalFor(url: BaseUrl, allowHttp: boolean): string | undefined {
  const refusal = refusalOfHttp(url, allowHttp);
  if (refusal === undefined || url.reach !== 'private') return refusal;
  return 'Use https://, or allow unencrypted http for this destination.';
}

/** Published as JSON, the topic belongs into the body and not into the path. */
function withTopic(address: Address, { origin, path }: BaseUrl): Result<Address> {
  const parts = path.split('/');
  const topic = parts.pop() ?? '';
  if (!TOPIC.test(topic))
    return wrong('End the address with the topic, for example https://ntfy.sh/my-alerts.');
  return done({ ...address, baseUrl: origin + parts.join('/'), trailingSlash: false, topic });
}

function readQuery(text: string): Record<string, string> | undefined {
  const pairs = text.split('&').filter((pair) => pair !== '');
  const decode = (part: string) => decodeURIComponent(part.replaceAll('+', ' '));
  try {
    const read = pairs.map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      return [decode(name), decode(rest.join('='))] as const;
    });
    return new Set(read.map(([name]) => name)).size === read.length ? Object.fromEntries(read) : undefined;
  } catch {
    return undefined;
  }
}
