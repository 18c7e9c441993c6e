/** From a vendor's answer to what we know or to a failure in words: the part that is the same for all vendors. */
import * as v from 'valibot';
import type { Failure, Result } from '#contract/failure';
import { foreignWords, generalTelling, noApi, webPageWords, type Telling } from './words.ts';
import { plainText, oneLine } from './plain-text.ts';
import { parseRetryAfter } from '../polling/retry-after.ts';
import type { HttpAnswer } from '../ports.ts';
import { tellRedirect } from './redirects.ts';
import { strikeSecrets } from './secret-text.ts';

/** How one vendor speaks. */
export interface Voice {
  /** As the user knows it, e.g. `Streampixel`. */
  readonly name: string;
  /** The text of an error in the vendor's own shape; undefined when the body is not of that shape. */
  readonly said: (body: unknown) => string | undefined;
  /** The vendor's documented statuses; undefined leaves the words to the general table. */
  readonly tell: (status: number, said: string) => Telling | undefined;
}

/** What was asked, as far as words about the answer need it. */
export interface Asking {
  readonly voice: Voice;
  readonly baseUrl: string;
  /** Path below the base URL. */
  readonly path: readonly string[];
  /** Values that may not appear in any failure. */
  readonly secrets: readonly string[];
}

/**
 * Picks what `schema` wants from a good answer. Fails with the vendor's table for other statuses, and with
 * `unexpected-response` when the body is a web page, empty, no JSON, or of another form: then the field is named, its value never.
 */
export function readAnswer<Schema extends v.GenericSchema>(
  answer: HttpAnswer,
  schema: Schema,
  asking: Asking,
): Result<v.InferOutput<Schema>> {
  if (answer.status < 200 || answer.status > 299)
    return { ok: false, failure: answerFailure(answer, asking) };
  if (answer.content !== 'json') return { ok: false, failure: bodyFailure(answer, asking) };
  const parsed = v.safeParse(schema, answer.body, { abortEarly: true });
  if (parsed.success) return { ok: true, value: parsed.output };
  return { ok: false, failure: shapeFailure(answer, asking, v.getDotPath(parsed.issues[0])) };
}

/** The failure of an answer whose status is not 2xx. A 429 is believed in any form: the vendor's edge sends it as a web page. */
export function answerFailure(answer: HttpAnswer, asking: Asking): Failure {
  const { status } = answer;
  if (status >= 300 && status < 400) return redirectFailure(answer, asking);
  if (answer.content === 'html' && status !== 429) return bodyFailure(answer, asking);
  const said = asking.voice.said(answer.body);
  const foreign = foreignWords(status, said, asking.voice.name);
  if (foreign !== undefined)
    return build(answer, asking, { kind: 'unexpected-response', words: foreign }, isForeign);
  const isApi = status !== 404 || said !== undefined;
  const told = isApi ? asking.voice.tell(status, said ?? '') : noApi(asking.voice.name);
  const telling = told ?? generalTelling(status, asking.voice.name);
  const reach = status === 401 || status === 429 ? ({ reach: 'account' } as const) : {};
  return build(answer, asking, { ...telling, words: telling.words + quote(asking, said) }, reach);
}

const isForeign = { foreign: true } as const;

function redirectFailure(answer: HttpAnswer, asking: Asking): Failure {
  const { voice, baseUrl, path } = asking;
  const redirect = tellRedirect(voice.name, answer.headers['location'], baseUrl, path);
  const telling = { kind: 'unexpected-response', words: redirect.words } as const;
  return build(answer, asking, telling, redirect.isForeign ? isForeign : {});
}

/** A body that is no JSON: a gateway's page with a 5xx is the vendor's outage, every other web page is somebody else's. */
function bodyFailure(answer: HttpAnswer, asking: Asking): Failure {
  const { name } = asking.voice;
  if (answer.content === 'html' && answer.status >= 500) {
    const words = `${name} is not available for the moment: a gateway answered ${answer.status}.`;
    return build(answer, asking, { kind: 'server', words }, isForeign);
  }
  const kind = 'unexpected-response';
  if (answer.content === 'html') return build(answer, asking, { kind, words: webPageWords(name) }, isForeign);
  const what = answer.content === 'empty' ? 'an empty answer' : 'something that is not JSON';
  return build(answer, asking, { kind, words: `${name} sent ${what} instead of data.` }, {});
}

function shapeFailure(answer: HttpAnswer, asking: Asking, field: string | null): Failure {
  const { name, said } = asking.voice;
  const error = said(answer.body);
  const words =
    error !== undefined
      ? `${name} sent an error instead of data.${quote(asking, error)}`
      : `${name} sent an answer of another form than documented${field === null ? '.' : `: “${field}” is missing or wrong.`}`;
  return build(answer, asking, { kind: 'unexpected-response', words }, {});
}

function quote({ voice, secrets }: Asking, said: string | undefined): string {
  // Cleaned, struck, then cut: cutting first could leave half a secret, striking first one with a hidden character inside.
  const text = plainText(strikeSecrets(oneLine(said ?? ''), secrets));
  return text === '' ? '' : ` ${voice.name} says: “${text}”`;
}

function build(answer: HttpAnswer, asking: Asking, telling: Telling, more: Partial<Failure>): Failure {
  const retryAfter = parseRetryAfter(answer.headers['retry-after'], answer.receivedAt);
  return {
    ...more,
    ...(retryAfter !== undefined && mayWait(answer.status) ? { retryAfter } : {}),
    kind: telling.kind,
    message: strikeSecrets(telling.words, asking.secrets),
    status: answer.status,
  };
}

/** `Retry-After` on a redirect or a good answer means something else. */
function mayWait(status: number): boolean {
  return status === 429 || status >= 500;
}
