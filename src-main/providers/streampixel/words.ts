/** How Streampixel tells its errors (seeds 000 and 004), and what they mean to the user. */
import * as v from 'valibot';
import type { Telling, Voice } from '../../core/answers.ts';

/** Every error body has this one field (seed 004). */
const errorBody = v.object({ message: v.string() });

const wrongUser: Telling = {
  kind: 'unauthorized',
  words: 'Streampixel does not know this user. Correct the User ID of this account.',
};

const wrongKey: Telling = {
  kind: 'unauthorized',
  words:
    'Streampixel does not accept the API key. Asking for a new key ends the old one: replace the API key of this account.',
};

const tellings: Readonly<Record<number, Telling>> = {
  400: {
    kind: 'rejected',
    words: 'Streampixel misses something in the request. Check the Project ID and the User ID.',
  },
  403: {
    kind: 'forbidden',
    words: 'This project belongs to another Streampixel user. Check the Project ID and the User ID.',
  },
  404: {
    kind: 'not-found',
    words: 'Streampixel has no project with this ID (deleted?). Check the Project ID.',
  },
  415: { kind: 'rejected', words: 'Streampixel did not accept the form of the request (415).' },
};

/** Statuses decide; of the texts only those of the two 401 pick the field to correct. */
function tell(status: number, said: string): Telling | undefined {
  if (status === 401) return /invalid user/i.test(said) ? wrongUser : wrongKey;
  return tellings[status];
}

export const voice: Voice = {
  name: 'Streampixel',
  said: (body) => {
    const parsed = v.safeParse(errorBody, body);
    return parsed.success ? parsed.output.message : undefined;
  },
  tell,
};

/** The list of projects is not in the seeds, so an address may well lack it. */
const noList: Telling = {
  kind: 'not-found',
  words: 'Streampixel offers no list of projects at this address. Add a project by its ID instead.',
};

export const listVoice: Voice = {
  ...voice,
  tell: (status, said) => (status === 404 ? noList : tell(status, said)),
};
