import { describe, expect, it } from 'vitest';
import { byId, fixtureOf } from './fastpix-support.ts';
import { context, failureIn, liveStream, outcomeOf, source, STREAM_ID, vendor } from './support.ts';
import { json, tableAccount, type Reply } from './table-account.ts';

const asking = context('fastpix', [liveStream]);

describe('Errors of FastPix', () => {
  const errored = (reply: Reply) => outcomeOf('fastpix', asking, tableAccount({ [byId]: reply }));

  it.each([
    ['recorded-error.400.finish-not-active', 400, 'rejected', 'stream cannot be completed'],
    ['documented-error.401', 401, 'unauthorized', 'Check the Access token ID and the Secret key'],
    ['documented-error.403', 403, 'forbidden', 'permission'],
    ['documented-error.404.stream', 404, 'not-found', 'deleted?'],
    ['recorded-error.422.validation', 422, 'rejected', 'streamId is invalid'],
    ['synthetic-error.500', 500, 'server', 'fault of its own (500)'],
  ])('%s is told in words', async (name, status, kind, words) => {
    const failure = failureIn(await errored(json(fixtureOf(name), status)));
    expect(failure).toMatchObject({ kind, status });
    expect(failure.message).toContain(words);
  });

  it('are understood with the code as text, as one document has it', async () => {
    const error = { code: '403', message: 'forbidden' };
    expect(failureIn(await errored(json({ success: false, error }, 403))).kind).toBe('forbidden');
  });

  it('in an answer with status 200 are errors too', async () => {
    const failure = failureIn(await errored(json(fixtureOf('synthetic-error.500'))));
    expect(failure.kind).toBe('unexpected-response');
    expect(failure.message).toContain('internal server error');
  });

  it('of success without data name what is missing', async () => {
    expect(failureIn(await errored(json(fixtureOf('seed-success.200')))).message).toContain('“data”');
  });

  it('never repeat a stream key', async () => {
    const key = `${'a1'.repeat(16)}k${STREAM_ID}`;
    const error = { code: 409, message: `stream ${key} is busy` };
    const failure = failureIn(await errored(json({ success: false, error }, 409)));
    expect(failure.message).toContain('stream ••• is busy');
  });
});

describe('A test of the connection to FastPix', () => {
  it('asks for one entry of the list', async () => {
    const http = tableAccount({ 'live/streams': json(fixtureOf('synthetic-list-streams.200.empty')) });
    expect(
      await vendor('fastpix').test(context('fastpix', [source('stream', { streamId: 'x' })]), http),
    ).toEqual({
      ok: true,
      value: 'Connected. FastPix accepts the access token.',
    });
    expect(http.asked.map((asked) => asked.query)).toEqual([{ limit: '1', offset: '1', orderBy: 'desc' }]);
  });

  it('tells a wrong token', async () => {
    const http = tableAccount({ '*': json(fixtureOf('documented-error.401'), 401) });
    const tested = await vendor('fastpix').test(context('fastpix'), http);
    expect(tested).toMatchObject({ ok: false, failure: { kind: 'unauthorized', reach: 'account' } });
  });
});
