/** How FastPix is asked for one stream and told to change it. */
import * as v from 'valibot';
import type { ActionValues, Pair } from '#contract/channels/actions';
import { done, failed, type Result } from '#contract/failure';
import type {
  AccountHttp,
  ActionKit,
  ActionRequest,
  Sight,
  SourceKey,
  TaskContext,
} from '../../core/provider.ts';
import { ask, order, understand, type Heard, type VendorLine } from '../../core/answers.ts';
import { definitions } from './actions.ts';
import { factsOf } from './facts.ts';
import { openLine } from './line.ts';
import { presenceOf } from './sample.ts';
import { hideStreamKeys, isSecretName } from './stream-keys.ts';
import { readViews } from './views.ts';
import { streamAnswer, type Stream } from './wire.ts';
import { actionVoice, isGone, saysNo } from './words.ts';

const idOf = (key: SourceKey) => key['streamId'] ?? '';

const pathOf = (key: SourceKey) => ['live', 'streams', idOf(key)];

async function read(
  context: TaskContext,
  http: AccountHttp,
  key: SourceKey,
  withViews: boolean,
): Promise<Result<Sight>> {
  const line = openLine(context);
  const heard = await ask(http, line, pathOf(key));
  if (heard.answer.ok && isGone(heard.answer.value))
    return done({ at: heard.at, exists: false, status: '', facts: {} });
  const answer = understand(heard, streamAnswer);
  if (!answer.ok) return answer;
  const sight = sightOf(answer.value.data, heard.at, context.account.baseUrl);
  return done(withViews ? await viewed(http, line, key, sight) : sight);
}

function sightOf(stream: Stream, at: number, baseUrl: string): Sight {
  const { status, reconnectWindow, metadata } = stream;
  const values: ActionValues = {
    metadata: pairsOf(metadata),
    ...(reconnectWindow === undefined ? {} : { reconnectWindow }),
  };
  return { at, exists: true, status, facts: factsOf(stream, baseUrl), values };
}

/** The figure is told only while the stream is on air (providers.md 3.6); without it the stream is no less seen. */
async function viewed(http: AccountHttp, line: VendorLine, key: SourceKey, sight: Sight): Promise<Sight> {
  if (presenceOf(sight.status) === 'offline') return sight;
  const figures = await readViews(http, line, [idOf(key)]);
  const figure = figures.ok ? figures.value.get(idOf(key)) : undefined;
  return figure ? { ...sight, views: { value: figure.views, at: figure.at } } : sight;
}

/** As FastPix has them, neither cut nor masked: what is not touched must be sent back as it was. */
function pairsOf(metadata: unknown): readonly Pair[] {
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) return [];
  return Object.entries(metadata).map(([name, value]) => ({ name, value: String(value) }));
}

/** A pair that may hold a secret keeps its value to itself (providers.md 3.10). */
function shown(values: ActionValues): ActionValues {
  const entries = Object.entries(values).map(([id, value]) => [
    id,
    typeof value === 'object' ? value.map(shownPair) : value,
  ]);
  return Object.fromEntries(entries) as ActionValues;
}

function shownPair({ name, value }: Pair): Pair {
  const isHidden = isSecretName(name) || (value !== undefined && hideStreamKeys(value) !== value);
  return isHidden || value === undefined ? { name } : { name, value };
}

const accepted = v.object({ success: v.literal(true) });

async function send(
  context: TaskContext,
  http: AccountHttp,
  { method, path, json }: ActionRequest,
): Promise<Result<void>> {
  const line = { ...openLine(context), voice: actionVoice };
  const heard = await order(http, line, method, path, json);
  const answer = understand(heard, accepted);
  if (answer.ok) return done(undefined);
  return isPoliteNo(heard) ? failed('rejected', answer.failure.message, { status: 200 }) : answer;
}

/** A no with a good status: the status alone is not to be relied on (providers.md 3.5). */
function isPoliteNo({ answer }: Heard): boolean {
  return answer.ok && answer.value.status >= 200 && answer.value.status <= 299 && saysNo(answer.value.body);
}

const secretText = v.pipe(v.string(), v.minLength(1), v.maxLength(1_024));
const secrets = v.object({
  success: v.literal(true),
  data: v.object({ streamKey: v.optional(secretText), srtSecret: v.optional(secretText) }),
});

/** The only place that picks a secret out of an answer: it goes to the clipboard, and nowhere else. */
async function readSecret(context: TaskContext, http: AccountHttp, key: SourceKey, which: string) {
  const answer = understand(await ask(http, openLine(context), pathOf(key)), secrets);
  if (!answer.ok) return answer;
  const { streamKey, srtSecret } = answer.value.data;
  const secret = new Map([
    ['streamKey', streamKey],
    ['srtSecret', srtSecret],
  ]).get(which);
  return secret === undefined
    ? failed('not-found', 'FastPix does not tell it for this stream.')
    : done(secret);
}

export const actionKit: ActionKit = { definitions, idOf, read, send, shown, readSecret };
