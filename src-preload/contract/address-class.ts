/** How far away an address is, for the policy on plain http and on addresses that are never called (faults E2 to E5). */

/**
 * `loopback` is this machine, `private` a local network (RFC 1918, RFC 4193), `forbidden` is never called: link-local and
 * cloud metadata, unspecified, multicast and reserved addresses.
 */
export type AddressClass = 'loopback' | 'private' | 'public' | 'forbidden';

const V4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

function bytesOfV4(text: string): readonly number[] | undefined {
  const bytes = V4.exec(text)?.slice(1).map(Number);
  return bytes?.every((byte) => byte <= 255) === true ? bytes : undefined;
}

function groupsOf(text: string): readonly number[] | undefined {
  const groups = text === '' ? [] : text.split(':');
  const words = groups.flatMap((group) => {
    const v4 = bytesOfV4(group);
    if (v4) return [pair(v4, 0), pair(v4, 2)];
    return [/^[\da-f]{1,4}$/i.test(group) ? parseInt(group, 16) : NaN];
  });
  return words.some(Number.isNaN) ? undefined : words;
}

function pair(bytes: readonly number[], at: number): number {
  return (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
}

/** The eight 16-bit words of an IPv6 address, without brackets or zone. */
function wordsOfV6(text: string): readonly number[] | undefined {
  const [head = '', tail, ...rest] = text.split('::');
  const left = groupsOf(head);
  const right = tail === undefined ? [] : groupsOf(tail);
  if (!left || !right || rest.length > 0) return undefined;
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...left, ...Array<number>(missing).fill(0), ...right];
}

function classOfV4([first = 0, second = 0]: readonly number[]): AddressClass {
  if (first === 127) return 'loopback';
  if (first === 0 || first >= 224 || (first === 169 && second === 254)) return 'forbidden';
  if (first === 10 || (first === 192 && second === 168)) return 'private';
  return first === 172 && second >= 16 && second <= 31 ? 'private' : 'public';
}

function embeddedV4(words: readonly number[]): readonly number[] {
  return words.slice(6).flatMap((word) => [word >> 8, word & 255]);
}

const startsWith = (words: readonly number[], prefix: readonly number[]) =>
  prefix.every((word, index) => words[index] === word);

function classOfV6(words: readonly number[]): AddressClass {
  const [first = 0] = words;
  if (startsWith(words, [0, 0, 0, 0, 0, 0xffff])) return classOfV4(embeddedV4(words));
  if (startsWith(words, [0, 0, 0, 0, 0, 0, 0])) return words[7] === 1 ? 'loopback' : 'forbidden';
  // NAT64 leads out of this machine, so a loopback address inside is none.
  if (startsWith(words, [0x64, 0xff9b, 0, 0, 0, 0]))
    return classOfV4(embeddedV4(words)) === 'forbidden' ? 'forbidden' : 'public';
  if ((first & 0xffc0) === 0xfe80 || first >= 0xff00) return 'forbidden';
  // The metadata address of a large cloud lies in the private range.
  if (startsWith(words, [0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254])) return 'forbidden';
  return (first & 0xfe00) === 0xfc00 ? 'private' : 'public';
}

/** Classifies an IP address as text (IPv6 without brackets, a zone is ignored); undefined when it is none. */
export function classifyAddress(address: string): AddressClass | undefined {
  const v4 = bytesOfV4(address);
  if (v4) return classOfV4(v4);
  if (!address.includes(':')) return undefined;
  const v6 = wordsOfV6(address.split('%')[0] ?? '');
  return v6 && classOfV6(v6);
}

/** Names that no public name server answers for (RFC 6761, RFC 6762, RFC 8375, and the customary `.lan`, `.internal`). */
const LOCAL_NAME = /(^[^.]+|\.(local|lan|internal|test|home\.arpa))$/;

/**
 * Classifies a host as the WHATWG URL parser gives it (IPv6 without brackets). For names this is only what the name
 * promises: the address it resolves to is checked again when connecting (DNS rebinding).
 */
export function classifyHost(hostname: string): AddressClass {
  const name = hostname.replace(/\.$/, '');
  if (name === 'localhost' || name.endsWith('.localhost')) return 'loopback';
  return classifyAddress(name) ?? (LOCAL_NAME.test(name) ? 'private' : 'public');
}
