import { textOf } from '../server/exchange.ts';
import type { Answer } from '../server/exchange.ts';

/** Texts of the official document of 2025-07; those of the other statuses are not published. */
const texts: Readonly<Record<number, string>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'stream not found',
  429: 'too many requests',
  500: 'internal server error',
};

/** An error body of FastPix (reference/providers.md 3.5). `code` repeats the status. */
export function failure(status: number, message = textOf(texts, status), description?: string): Answer {
  const error = { code: status, message, ...(description === undefined ? {} : { description }) };
  return { status, body: { success: false, error } };
}

/** 422 with the fields that were wrong, in the recorded shape. */
export function invalid(...fields: readonly string[]): Answer {
  const wrong = fields.map((field) => ({ field, message: 'is invalid' }));
  return {
    status: 422,
    body: { success: false, error: { code: 422, message: 'payload validation failed', fields: wrong } },
  };
}

export const unauthorized = failure(401, 'unauthorized', 'Token id, secret key and workspace do not match.');
export const forbidden = failure(403, 'forbidden', 'The access token has no permission for this request.');
export const noStream = failure(404, 'stream not found', 'There is no such stream in this workspace.');

/** What viewer-count says of a stream that exists and is idle (recorded, reference/providers.md 3.6). */
export const noDetails = failure(
  404,
  'stream details not found',
  'This error indicates that the stream details could not be found. Please contact support',
);

/** Recorded: finish of a stream that is not active. */
export const notActive = failure(
  400,
  'stream cannot be completed',
  'Only active streams can be marked as completed.',
);

/** The next three rules are in the vendor's prose; status and words are our guess. */
export const notDisabled = failure(400, 'stream cannot be enabled', 'Only disabled streams can be enabled.');
export const onTrial = failure(400, 'stream cannot be enabled', 'Trial streams cannot be enabled.');
export const isDisabled = failure(400, 'stream cannot be updated', 'Disabled streams cannot be updated.');
