/** What the page must know of addresses to ask and mark rightly; main decides what is allowed. */

/** Whether an address stays on this machine, where nothing need be encrypted. */
export function isLoopback(address: string): boolean {
  return /^\s*https?:\/\/(localhost|127\.[\d.]+|\[::1\])(:|\/|\s*$)/i.test(address);
}

/** Whether an address asks for an unencrypted connection beyond this machine. */
export function isPlainBeyond(address: string): boolean {
  return /^\s*http:/i.test(address) && !isLoopback(address);
}
