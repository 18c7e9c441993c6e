/** How a Storm server tells its errors (seeds 001 and 002, providers.md 2.7), and what they mean to the user. */
import * as v from 'valibot';
import type { HttpAnswer } from '../../core/ports.ts';
import type { Telling, Voice } from '../../core/answers.ts';

/** Every error body has this field. */
const errorBody = v.object({ message: v.string() });

const tellings: Readonly<Record<number, Telling>> = {
  400: {
    kind: 'rejected',
    words: 'The Storm server did not understand the request. Check Application, Stream key or Viewer ID.',
  },
  401: {
    kind: 'unauthorized',
    words:
      'The Storm server does not accept the token. Check the Bearer token, and whether the server wants it as X-Api-Key.',
  },
  403: {
    kind: 'forbidden',
    words:
      'The Storm server does not let this token see it. Check the token’s rights and the server’s address list.',
  },
  404: {
    kind: 'not-found',
    words: 'The Storm server does not know this address. Check the API base URL, Application and Stream key.',
  },
};

function said(body: unknown): string | undefined {
  const parsed = v.safeParse(errorBody, body);
  return parsed.success ? parsed.output.message : undefined;
}

export const voice: Voice = { name: 'Storm', said, tell: (status) => tellings[status] };

const noList: Telling = {
  kind: 'not-found',
  words: 'This Storm server offers no list of streams. Enter Application and Stream key yourself.',
};

/** For the list of streams, which not every version has (faults.md H28). */
export const listVoice: Voice = {
  ...voice,
  tell: (status) => (status === 404 || status === 405 ? noList : tellings[status]),
};

const noViewerList: Telling = {
  kind: 'not-found',
  words: 'This Storm server offers no list of a stream’s viewers.',
};

/** For the list of a stream's viewers, which not every version has. */
export const viewerListVoice: Voice = {
  ...voice,
  tell: (status) => (status === 404 || status === 405 ? noViewerList : tellings[status]),
};

/**
 * True when the server says that what was asked for is not there now: the documented text (seeds 001 and 002) decides,
 * because a wrong API base URL gives a 404 too, with another body (providers.md 2.7).
 */
export function isAbsence(
  { status, body }: HttpAnswer,
  text: 'stream not found' | 'connection not found',
): boolean {
  return status === 404 && said(body)?.trim().replace(/\.$/, '').toLowerCase() === text;
}
