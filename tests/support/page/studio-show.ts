/** An account at which things can be changed, as far as pictures need it; and what was changed there before. */
import type { HistoryEntry } from '../../../src-main/core/ports.ts';
import { liveStream } from './answers.ts';

type Stream = ReturnType<typeof liveStream> & { readonly metadata: Record<string, string> };

/** What a simulated vendor hears of a request besides its path. */
export interface StudioAsk {
  readonly baseUrl: string;
  readonly method: string;
  readonly json?: unknown;
}

const id = (index: number) => `${index}ab0437a52a31c6db3fcd8d6a1cfc7a2`.slice(-31) + String(index);
const named = (index: number, name: string, status: string, more: object = {}): Stream => ({
  ...liveStream(id(index), name, status),
  ...more,
});

const many = {
  metadata: {
    livestream_name: 'Side stage',
    venue: 'Hall 3',
    producer: 'Ines',
    ingest_token: 'not to be shown',
    notes: 'Doors at 19:30. The second camera stays on the audience until the applause has ended.',
  },
};

const streams = new Map(
  [
    named(1, 'Keynote', 'active', {
      playbackIds: [
        { id: '95d16915-254f-4ff4-b9dd-ecd47e1fe836', accessPolicy: 'public' },
        { id: '7c0e8a12-91b0-4d0e-8f3a-0d2b6f2c9e11', accessPolicy: 'private' },
      ],
    }),
    named(2, 'Side stage', 'active', { ...many, reconnectWindow: 180 }),
    named(3, 'Yesterday', 'idle'),
    named(4, 'Backstage', 'disabled'),
  ].map((stream) => [stream.streamId, stream]),
);

/** They go to the clipboard; the page must not show them. */
const keys = { streamKey: 'simulated-key', srtSecret: 'simulated-secret' };

export const studioIds = [1, 2, 3, 4].map(id);

const ok = (data?: unknown) => ({
  status: 200,
  body: { success: true, ...(data === undefined ? {} : { data }) },
});
const no = (status: number, message: string, description: string) => ({
  status,
  body: { success: false, error: { code: status, message, description } },
});

/** Answers what is below `live/streams/ID`; undefined for anything else. Backstage stays as it is, whatever is sent. */
export function studioAnswer(path: string, { method, json }: StudioAsk) {
  const [, , streamId = '', verb] = path.split('/').slice(path.startsWith('live') ? 0 : 1);
  const stream = streams.get(streamId);
  if (!path.includes('live/streams')) return undefined;
  if (streamId === '')
    return {
      status: 200,
      body: { success: true, data: [...streams.values()], pagination: { totalRecords: 4 } },
    };
  if (!stream) return no(404, 'stream not found', 'There is no such stream.');
  if (method === 'GET') return verb === 'viewer-count' ? undefined : ok({ ...stream, ...keys });
  if (verb === 'finish' && stream.metadata['livestream_name'] === 'Keynote')
    return no(400, 'stream cannot be completed', 'Only active streams can be marked as completed.');
  if (method === 'DELETE') streams.delete(streamId);
  else if (stream.status !== 'disabled') streams.set(streamId, { ...stream, ...changed(verb, json) });
  return ok();
}

function changed(verb: string | undefined, json: unknown): Partial<Stream> {
  if (verb === 'live-disable') return { status: 'disabled' };
  if (verb === 'finish') return { status: 'idle' };
  return typeof json === 'object' ? (json as Partial<Stream>) : {};
}

const MINUTE = 60_000;
const line = (ago: number, title: string, more: Record<string, string>): HistoryEntry => {
  const at = Date.now() - ago;
  const [action = '', ...label] = title.split(' ');
  return {
    type: 'audit',
    id: `past-${ago}`,
    at,
    text: `${title} ${Object.values(more).join(' ')}`.toLowerCase(),
    detail: {
      account: 'fp',
      accountName: 'Studio',
      source: 'keynote',
      label: label.join(' '),
      key: id(1),
      action: action.toLowerCase(),
      title,
      by: 'window',
      before: 'active, 412 views',
      outcome: 'confirmed',
      endedAt: String(at + 2_400),
      ...more,
    },
  };
};

/** One line of each end. */
export const studioPast: readonly HistoryEntry[] = [
  line(4 * MINUTE, 'Copy Stream key of Keynote', {
    action: 'copy-streamKey',
    before: '',
    sent: '',
    outcome: 'copied',
    seen: 'Put on the clipboard, to be cleared after 30 s.',
  }),
  line(11 * MINUTE, 'Update Keynote', {
    by: 'palette',
    sent: `PATCH live/streams/${id(1)}: metadata title: none → “Opening”; reconnectWindow: “60” → “180”`,
    seen: 'Confirmed: Keynote has the new values. Last seen: active.',
  }),
  line(47 * MINUTE, 'Finish Keynote', {
    before: 'idle',
    sent: `PUT live/streams/${id(1)}/finish`,
    outcome: 'refused',
    seen: 'FastPix refused the request. It said: stream cannot be completed. It was not done and is not tried again. Last seen: idle.',
  }),
  line(26 * 60 * MINUTE, 'Disable Side stage', {
    source: 'side',
    key: id(2),
    sent: `PUT live/streams/${id(2)}/live-disable`,
    outcome: 'unconfirmed',
    seen: 'The request was accepted. 30 s later Side stage is active, so whether it was done is not confirmed. Nothing is sent again by itself.',
  }),
  line(50 * 60 * MINUTE, 'Delete Rehearsal', {
    source: 'gone',
    key: id(9),
    before: 'idle',
    sent: `DELETE live/streams/${id(9)}`,
    seen: 'The answer was lost, but a look shows that Rehearsal is gone.',
  }),
  line(75 * 60 * MINUTE, 'Enable Backstage', {
    source: 'idle',
    key: id(4),
    before: 'disabled',
    sent: `PUT live/streams/${id(4)}/live-enable`,
    outcome: 'unfinished',
    endedAt: '',
    seen: '',
  }),
];
