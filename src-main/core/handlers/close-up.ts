/** A closer look at one source: who watches it, and its picture. Fetched while somebody looks, kept nowhere. */
import type { ViewerList } from '#contract/channels/close-up';
import { done, failed, type Failure, type Result } from '#contract/failure';
import type { Facts } from '#contract/model';
import { imageUrl } from '../answers/image.ts';
import type { Watched } from '../monitor/watched.ts';
import type { World } from '../monitor/world.ts';
import type { AccountHttp, FoundViewer, Provider, TaskContext } from '../provider.ts';

interface ViewersWish {
  readonly source: string;
  readonly page: number;
  readonly search?: string | undefined;
  readonly showPersonal: boolean;
}

interface Open {
  readonly watched: Watched;
  readonly provider: Provider;
  readonly context: TaskContext;
  readonly http: AccountHttp;
  /** One and the same while the account is polled without being started anew. */
  readonly era: object;
}

export function closeUpHandlers(world: World) {
  /** Servers without a list of viewers are asked once, and then not again before they are started anew. */
  const listless = new WeakMap<object, Failure>();
  return {
    listViewers: (wish: ViewersWish) => listViewers(world, wish, listless),
    readThumbnail: ({ source }: { source: string }) => readThumbnail(world, source),
  };
}

function open(world: World, source: string): Result<Open> {
  const watched = world.watched.get(source);
  const run = watched && world.accounts.get(watched.source.account);
  if (!run) return failed('not-found', 'That source is no longer watched.');
  const { context, polling, provider } = run;
  if (!context || !polling)
    return failed('unauthorized', `${run.account.name} cannot be asked without its secret.`);
  const http = polling.http(new AbortController().signal);
  return done({ watched, provider, context: context([]), http, era: context });
}

async function listViewers(
  world: World,
  wish: ViewersWish,
  listless: WeakMap<object, Failure>,
): Promise<Result<ViewerList>> {
  const opened = open(world, wish.source);
  if (!opened.ok) return opened;
  const { watched, provider, context, http, era } = opened.value;
  const known = listless.get(era);
  if (known) return { ok: false, failure: known };
  if (!provider.viewers || !watched.kind.listsViewers)
    return failed('not-found', 'There is no list of viewers for this source.');
  const { page, search } = wish;
  const asked = { source: watched.source, page, ...(search === undefined ? {} : { search }) };
  const found = await provider.viewers(context, http, asked);
  if (!found.ok) {
    if (found.failure.kind === 'not-found') listless.set(era, found.failure);
    return found;
  }
  const viewers = found.value.viewers.map((one) => toListed(world, watched, one, wish.showPersonal));
  return done({ ...found.value, viewers, page });
}

function toListed(world: World, { provider, source }: Watched, viewer: FoundViewer, showPersonal: boolean) {
  const kind = provider.descriptor.sourceKinds.find((one) => one.kind === viewer.kind);
  const personal = new Set(kind?.facts.filter((fact) => fact.personal).map((fact) => fact.id));
  const key = JSON.stringify(viewer.key);
  const watched = [...world.watched.values()].some(
    (one) =>
      one.source.account === source.account &&
      one.source.kind === viewer.kind &&
      JSON.stringify(one.source.key) === key,
  );
  return { ...viewer, facts: showPersonal ? viewer.facts : without(viewer.facts, personal), watched };
}

function without(facts: Facts, left: ReadonlySet<string>): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([id]) => !left.has(id)));
}

async function readThumbnail(world: World, source: string): Promise<Result<{ readonly url: string }>> {
  const opened = open(world, source);
  if (!opened.ok) return opened;
  const { watched, provider, context, http } = opened.value;
  const path = watched.state.lastGood?.facts[watched.kind.thumbnailFact ?? ''];
  if (!provider.thumbnail || typeof path !== 'string')
    return failed('not-found', 'There is no picture of it.');
  const bytes = await provider.thumbnail(context, http, path);
  if (!bytes.ok) return bytes;
  const url = imageUrl(bytes.value);
  if (url === undefined) return failed('unexpected-response', 'What the server sent is no picture.');
  return done({ url });
}
