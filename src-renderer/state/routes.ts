/** Where the page can be. An address is `overview`, `accounts`, `source/ID` and so on, `ID` percent-encoded. */
export const viewIds = ['overview', 'incidents', 'rules', 'accounts', 'settings'] as const;

export type ViewId = (typeof viewIds)[number];
/** `at` is the minute to show, epoch ms. */
export type Route =
  | { readonly view: ViewId; readonly at?: number }
  /** What was changed at providers, of one source or of all. */
  | { readonly view: 'audit'; readonly source?: string; readonly at?: number }
  | { readonly view: 'source'; readonly source: string; readonly at?: number }
  | { readonly view: 'event'; readonly event: string; readonly at?: number };

const isView = (text: string): text is ViewId => viewIds.some((id) => id === text);

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Reads an address as main or the location bar gives it; anything unknown is the overview. */
export function parseRoute(address: string, at?: number): Route {
  const [path = '', query = ''] = address.replace(/^[#/]+/, '').split('?', 2);
  const [view = '', ...rest] = path.split('/');
  const asked = at ?? Number(new URLSearchParams(query).get('at') ?? NaN);
  const minute = Number.isFinite(asked) ? { at: asked } : {};
  const source = decode(rest.join('/'));
  if (view === 'audit') return { view, ...(source === '' ? {} : { source }) };
  if ((view === 'source' || view === 'sources') && source !== '')
    return { view: 'source', source, ...minute };
  if ((view === 'event' || view === 'events') && source !== '')
    return { view: 'event', event: source, ...minute };
  return { view: isView(view) ? view : 'overview', ...minute };
}

/** The address of a route, to be read by `parseRoute`. */
export function toAddress(route: Route): string {
  const id = route.view === 'event' ? route.event : 'source' in route ? route.source : undefined;
  const path = `${route.view}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`;
  return `#/${path}${route.at === undefined ? '' : `?at=${route.at}`}`;
}
