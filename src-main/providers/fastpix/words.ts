/** How FastPix tells its errors (providers.md 3.5), and what they mean to the user. */
import * as v from 'valibot';
import type { HttpAnswer } from '../../core/ports.ts';
import { maybe, type Telling, type Voice } from '../../core/answers.ts';
import { hideStreamKeys } from './stream-keys.ts';

/** `code` is left out: it repeats the status, and comes as text or as a number. */
const errorBody = v.object({
  success: maybe(v.boolean()),
  error: maybe(
    v.object({
      message: maybe(v.string()),
      description: maybe(v.string()),
      fields: maybe(v.array(maybe(v.object({ field: maybe(v.string()), message: maybe(v.string()) })))),
    }),
  ),
});

type ErrorBody = v.InferOutput<typeof errorBody>;

function said(body: unknown): string | undefined {
  const parsed = v.safeParse(errorBody, body);
  if (!parsed.success) return undefined;
  const { success, error } = parsed.output;
  if (success !== false && error?.message === undefined) return undefined;
  return hideStreamKeys([error?.message, detailOf(error)].filter(Boolean).join(': '));
}

/** A description, or which fields are wrong; both never came together. */
function detailOf(error: ErrorBody['error']): string | undefined {
  if (error?.description) return error.description;
  return error?.fields
    ?.flatMap((one) => (one ? [`${one.field ?? ''} ${one.message ?? ''}`.trim()] : []))
    .join(', ');
}

const tellings: Readonly<Record<number, Telling>> = {
  400: { kind: 'rejected', words: 'FastPix refused the request.' },
  401: {
    kind: 'unauthorized',
    words:
      'FastPix does not accept the access token. Check the Access token ID and the Secret key, and that both are of one workspace.',
  },
  403: {
    kind: 'forbidden',
    words:
      'The FastPix access token may not read live streams. Give it that permission, or use another token.',
  },
  404: {
    kind: 'not-found',
    words: 'FastPix has no stream with this ID (deleted?). Check the Stream ID.',
  },
  409: {
    kind: 'rejected',
    words: 'FastPix refused the request, because something else is being done to the stream.',
  },
  422: { kind: 'rejected', words: 'FastPix did not accept a value in the request. Check the Stream ID.' },
};

/** Where changing differs from reading. */
const actionTellings: Readonly<Record<number, Telling>> = {
  403: {
    kind: 'forbidden',
    words: 'The FastPix access token may only read. Give it the permission to write, or use another token.',
  },
  404: { kind: 'not-found', words: 'FastPix has no stream with this ID any more.' },
  422: { kind: 'rejected', words: 'FastPix did not accept a value in the request.' },
};

export const voice: Voice = { name: 'FastPix', said, tell: (status) => tellings[status] };

export const actionVoice: Voice = {
  ...voice,
  tell: (status) => actionTellings[status] ?? tellings[status],
};

/** True when FastPix says that there is no such stream: a wrong base URL gives a 404 too, with another body. */
export function isGone({ status, body }: HttpAnswer): boolean {
  return status === 404 && /^stream not found/i.test(said(body) ?? '');
}

/** True for a body that says that the request failed, whatever its status. */
export function saysNo(body: unknown): boolean {
  const parsed = v.safeParse(errorBody, body);
  return parsed.success && parsed.output.success === false;
}
