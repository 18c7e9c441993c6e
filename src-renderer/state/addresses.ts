/** What the page must know of addresses to ask and mark rightly; main decides what is allowed. */

/** Whether an address stays on this machine, where nothing need be encrypted. */
export function isLoopback(address: string): boolean {
  return /^\s*https?:\/\/(localhost|127\.[\d.]+|\[::1\])(:|\/|\s*$)/i.test(address);
}

/** Whether an address asks for an unencrypted connection beyond this machine. */
export function isPlainBeyond(address: string): boolean {
  return /^\s*http:/i.test(address) && !isLoopback(address);
}

/** Host and port of an address, or the address itself when it has none. */
export function hostOf(address: string): string {
  return /^\s*https?:\/\/([^/?#\s]+)/i.exec(address)?.[1] ?? address.trim();
}

/** Whether two addresses lead to the same server by the same scheme: what a secret is bound to. */
export function isSameServer(one: string, other: string): boolean {
  const server = (address: string) => /^\s*https?:\/\/[^/?#\s]+/i.exec(address)?.[0].trim().toLowerCase();
  return server(one) === server(other);
}
