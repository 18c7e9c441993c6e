import { expect, test } from 'vitest';
import { fixture, shapeOf, vendorsByHand, visit } from './support.ts';

interface ListAnswer {
  readonly data: readonly {
    readonly streamId: string;
    readonly createdAt: string;
    readonly status: string;
  }[];
  readonly pagination: {
    readonly totalRecords: number;
    readonly currentOffset: number;
    readonly offsetCount: number;
  };
}

const LIST = '/live/streams';
const SECRET = /^[0-9a-f]{32}k[0-9a-f]{32}$/;

test('a stream has the fields of the seed, secrets included', async () => {
  const { vendors } = await vendorsByHand();
  const nameless = vendors.fastpix.streams().find(({ metadata }) => !metadata);
  const answer = await visit(vendors, 'fastpix', `${LIST}/${nameless?.streamId}`);
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/json;charset=UTF-8']);
  expect(shapeOf(answer.json)).toEqual(shapeOf(fixture('fastpix/seed-stream-by-id.200.json')));
});

test('every stream carries secrets in the documented pattern, and a time with six fraction digits', async () => {
  const { vendors } = await vendorsByHand();
  for (const stream of vendors.fastpix.streams()) {
    expect(stream.streamId).toMatch(/^[0-9a-f]{32}$/);
    expect(stream.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    for (const secret of [
      stream.streamKey,
      stream.srtSecret,
      stream.srtPlaybackResponse?.srtPlaybackSecret,
    ]) {
      expect(secret).toMatch(SECRET);
      expect(secret?.endsWith(stream.streamId)).toBe(true);
    }
  }
});

test('the list is newest first unless asked otherwise', async () => {
  const { vendors } = await vendorsByHand();
  const times = async (query: string) =>
    ((await visit(vendors, 'fastpix', LIST + query)).json as ListAnswer).data.map(
      ({ createdAt }) => createdAt,
    );
  const newest = await times('');
  expect(newest).toEqual([...newest].sort().reverse());
  expect(await times('?orderBy=asc')).toEqual([...newest].reverse());
});

test('1,137 streams come in 23 pages of 50, each once', async () => {
  const { vendors } = await vendorsByHand({ streams: 1137 });
  const ids = new Set<string>();
  for (let page = 1; page <= 23; page += 1) {
    const { json } = await visit(vendors, 'fastpix', `${LIST}?limit=50&offset=${page}&orderBy=desc`);
    const { data, pagination } = json as ListAnswer;
    expect(pagination).toEqual({ totalRecords: 1137, currentOffset: page, offsetCount: 23 });
    expect(data).toHaveLength(page < 23 ? 50 : 37);
    data.forEach(({ streamId }) => ids.add(streamId));
  }
  expect(ids.size).toBe(1137);
  const beyond = await visit(vendors, 'fastpix', `${LIST}?limit=50&offset=24`);
  expect(beyond.json).toMatchObject({ success: true, data: [] });
});

test('an account without streams lists none, in no pages', async () => {
  const { vendors } = await vendorsByHand({ streams: 0 });
  expect((await visit(vendors, 'fastpix', LIST)).json).toEqual(
    fixture('fastpix/synthetic-list-streams.200.empty.json'),
  );
});

test.each(['limit=0', 'limit=51', 'limit=x', 'offset=0', 'orderBy=up'])(
  '%s is refused with the field',
  async (query) => {
    const { vendors } = await vendorsByHand();
    const answer = await visit(vendors, 'fastpix', `${LIST}?${query}`);
    const [field] = query.split('=');
    expect(answer.status).toBe(422);
    expect(answer.json).toEqual({
      success: false,
      error: { code: 422, message: 'payload validation failed', fields: [{ field, message: 'is invalid' }] },
    });
  },
);

test.each([
  ['without credentials', `${LIST}/xyz`, false, 401, 'documented-error.401'],
  ['an id that is none', `${LIST}/streamId`, true, 422, 'recorded-error.422.validation'],
  ['an unknown id', `${LIST}/${'0'.repeat(32)}`, true, 404, 'documented-error.404.stream'],
  [
    'viewers of an unknown id',
    `${LIST}/${'0'.repeat(32)}/viewer-count`,
    true,
    404,
    'documented-error.404.stream',
  ],
])('%s: status and body as documented', async (_, path, auth, status, name) => {
  const { vendors } = await vendorsByHand();
  const answer = await visit(vendors, 'fastpix', path, { auth });
  const expected = fixture(`fastpix/${name}.json`) as { error: object };
  expect(answer.status).toBe(status);
  expect(shapeOf(answer.json)).toEqual(shapeOf(expected));
  const { error } = answer.json as { error: { message: string } };
  expect({ ...expected.error, description: '' }).toMatchObject({ ...error, description: '' });
});

test('viewer-count tells views while live, and 404 of a stream that is idle', async () => {
  const { vendors } = await vendorsByHand();
  const stream = vendors.fastpix.find('Side stage');
  const path = `${LIST}/${stream}/viewer-count`;
  vendors.fastpix.set(stream, { status: 'active', views: 20 });
  expect((await visit(vendors, 'fastpix', path)).json).toEqual(fixture('fastpix/seed-viewer-count.200.json'));
  vendors.fastpix.set(stream, { status: 'idle' });
  const idle = await visit(vendors, 'fastpix', path);
  expect([idle.status, idle.json]).toEqual([404, fixture('fastpix/recorded-error.404.viewer-count.json')]);
  vendors.fastpix.setUp({ viewerCountWhenIdle: 'zero' });
  expect((await visit(vendors, 'fastpix', path)).json).toEqual(
    fixture('fastpix/synthetic-viewer-count.200.zero.json'),
  );
});

test('the keynote goes idle, preparing, active with views that rise and fall, and idle', async () => {
  const { vendors, clock } = await vendorsByHand();
  const keynote = vendors.fastpix.find('Keynote');
  const seen: string[] = [];
  const views: number[] = [];
  for (let second = 0; second < 600; second += 5) {
    clock.turnTo(second);
    const standing = vendors.fastpix.standing(keynote);
    if (seen.at(-1) !== standing.status) seen.push(standing.status);
    if (standing.status === 'active') views.push(standing.views ?? NaN);
  }
  expect(seen).toEqual(['idle', 'preparing', 'active', 'idle']);
  expect(Math.max(...views)).toBeGreaterThan(400);
  expect(views.at(-1)).toBeLessThan(200);
  expect(views.every((one) => one >= 0 && Number.isInteger(one))).toBe(true);
});

test('the demo has a disabled one, one without a name, one without a limit and a mirrored one', async () => {
  const { vendors } = await vendorsByHand();
  const streams = vendors.fastpix.streams();
  expect(streams.map(({ status }) => status)).toContain('disabled');
  expect(streams.filter(({ metadata }) => metadata === undefined)).toHaveLength(1);
  expect(streams.map(({ maxDuration }) => maxDuration)).toContain(0);
  expect(streams.filter(({ simulcastResponses }) => simulcastResponses?.[0]?.streamKey)).toHaveLength(1);
});

test('streams are added, renamed and removed elsewhere', async () => {
  const { vendors } = await vendorsByHand();
  const id = vendors.fastpix.add({ metadata: { name: 'Late' }, status: 'active' });
  expect(vendors.fastpix.stream(id)).toMatchObject({ status: 'active', metadata: { name: 'Late' } });
  const { data } = (await visit(vendors, 'fastpix', LIST)).json as ListAnswer;
  expect(data[0]?.streamId).toBe(id);
  vendors.fastpix.change(id, { metadata: { name: 'Later' } });
  expect(vendors.fastpix.find('Later')).toBe(id);
  vendors.fastpix.remove(id);
  expect((await visit(vendors, 'fastpix', `${LIST}/${id}`)).status).toBe(404);
});
