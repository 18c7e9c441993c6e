/** Where our page comes from, and whether an address is ours. Pure, so that a test can try every trick on it. */

export const APP_SCHEME = 'app';
export const APP_HOST = 'tallylight';
export const PAGE_URL = `${APP_SCHEME}://${APP_HOST}/index.html`;

/**
 * Whether `address` belongs to our page: the own scheme and host, or the development server's origin when one is given.
 * `URL.origin` is "null" for own schemes in Node, hence the comparison of parts.
 */
export function isOwnAddress(address: string, developmentUrl?: string): boolean {
  const url = parse(address);
  if (url === undefined) return false;
  if (url.protocol === `${APP_SCHEME}:`) return url.host === APP_HOST && url.username === '';
  return developmentUrl !== undefined && url.origin === parse(developmentUrl)?.origin;
}

function parse(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}
