/** The name of a destination's entry in the keychain: no account is called so, for ids have no slash. */
export function destinationEntry(id: string): string {
  return `destination/${id}`;
}
