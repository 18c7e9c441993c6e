import { describe, expect, it } from 'vitest';
import {
  canaries,
  context,
  failureIn,
  fixture,
  outcomeOf,
  project,
  projectPath,
  sampleIn,
  vendor,
} from './support.ts';
import { ARRIVAL, json, NOW, tableAccount, tooSlow, type Reply } from './table-account.ts';

const asking = context('streampixel', [project]);
const look = (reply: Reply) => outcomeOf('streampixel', asking, tableAccount({ [projectPath]: reply }));

describe('A look at a Streampixel project', () => {
  it('asks exactly as the seed shows', async () => {
    const http = tableAccount({ [projectPath]: json(fixture('streampixel/seed-user-stats.200')) });
    await outcomeOf('streampixel', asking, http);
    expect(http.asked).toEqual([
      {
        method: 'GET',
        path: projectPath,
        query: { userId: 'user-1', apikey: canaries.streampixel.apiKey },
        headers: { Accept: 'application/json' },
      },
    ]);
  });

  it.each([
    ['seed-user-stats.200', { live: 7, queue: 2 }],
    ['synthetic-user-stats.200.idle', { live: 0, queue: 0 }],
    ['synthetic-user-stats.200.saturated', { live: 40, queue: 12 }],
  ])('reads %s', async (name, readings) => {
    const sample = sampleIn(await look(json(fixture(`streampixel/${name}`))));
    expect(sample).toEqual({ at: ARRIVAL, ok: true, presence: 'live', readings, facts: {} });
  });

  it.each([
    ['synthetic-user-stats.200.bad-types', '“liveUser”'],
    ['synthetic-user-stats.200.missing-field', '“queueUser”'],
  ])('does not understand %s and names the field', async (name, field) => {
    const failure = failureIn(await look(json(fixture(`streampixel/${name}`))));
    expect(failure.kind).toBe('unexpected-response');
    expect(failure.message).toContain(field);
  });

  it.each([[-1], [1.5], [1e9 + 1], [Infinity], ['7'], [true], [null], [[]]])(
    'does not take %j for a count of people',
    async (liveUser) => {
      const failure = failureIn(await look(json({ liveUser, queueUser: 0 })));
      expect(failure.kind).toBe('unexpected-response');
    },
  );

  it('hands on what the network failed with, stamped with the clock', async () => {
    expect(await look(tooSlow)).toMatchObject({ at: NOW, ok: false, failure: { kind: 'timeout' } });
  });
});

describe('Errors of Streampixel', () => {
  it.each([
    ['seed-error.400.user-stats', 400, 'rejected', 'Check the Project ID and the User ID'],
    ['seed-error.401.invalid-user', 401, 'unauthorized', 'Correct the User ID'],
    ['seed-error.401.invalid-api-key', 401, 'unauthorized', 'replace the API key'],
    ['seed-error.403.user-stats', 403, 'forbidden', 'belongs to another Streampixel user'],
    ['seed-error.403.generic', 403, 'forbidden', 'belongs to another Streampixel user'],
    ['seed-error.404', 404, 'not-found', 'Check the Project ID'],
    ['seed-error.415', 415, 'rejected', '415'],
    ['seed-error.429', 429, 'rate-limited', 'Try again in 2 minutes.'],
    ['seed-error.500', 500, 'server', 'fault of its own'],
  ])('%s is told in words', async (name, status, kind, words) => {
    const body = fixture(`streampixel/${name}`) as { message: string };
    const failure = failureIn(await look(json(body, status)));
    expect(failure).toMatchObject({ kind, status });
    expect(failure.message).toContain(words);
    expect(failure.message).toContain(body.message);
  });

  it('concern the whole account when the key or the user is wrong, or when it is too much', async () => {
    for (const status of [401, 429]) {
      expect(failureIn(await look(json({ message: 'x' }, status))).reach).toBe('account');
    }
    for (const status of [400, 403, 404, 500]) {
      expect(failureIn(await look(json({ message: 'x' }, status))).reach).toBeUndefined();
    }
  });

  it('carry the pause of Retry-After, and only that', async () => {
    const limited = fixture('streampixel/seed-error.429');
    expect(failureIn(await look(json(limited, 429, { 'retry-after': '7' }))).retryAfter).toBe(7_000);
    expect(failureIn(await look(json(limited, 429))).retryAfter).toBeUndefined();
    expect(failureIn(await look(json(limited, 404, { 'retry-after': '7' }))).retryAfter).toBeUndefined();
  });
});

describe('Projects of a Streampixel account', () => {
  const listPath = 'projects/projects-status';
  const discover = (reply: Reply) => {
    const http = tableAccount({ [listPath]: reply });
    return { http, found: vendor('streampixel').discover?.(context('streampixel'), http) };
  };

  it('are asked for with user and key only', async () => {
    const { http, found } = discover(json(fixture('streampixel/synthetic-list-projects.200.empty')));
    expect(await found).toEqual({ ok: true, value: { found: [], isWhole: true } });
    expect(http.asked).toEqual([
      {
        method: 'GET',
        path: listPath,
        query: { userId: 'user-1', apikey: canaries.streampixel.apiKey },
        headers: { Accept: 'application/json' },
      },
    ]);
  });

  it('are listed by name with what is known of them', async () => {
    const found = await discover(json(fixture('streampixel/synthetic-list-projects.200'))).found;
    expect(found?.ok && found.value.found[1]).toEqual({
      kind: 'project',
      key: { projectId: '65f000000000000000000002' },
      label: 'Factory Tour',
      detail: 'off, subscription active',
    });
  });

  it('are understood in the older form too', async () => {
    const found = await discover(json(fixture('streampixel/synthetic-list-projects.legacy-paged.200'))).found;
    expect(found?.ok && found.value.found).toEqual([
      {
        kind: 'project',
        key: { projectId: '65f000000000000000000001' },
        label: 'Car Configurator',
        detail: 'active',
      },
    ]);
  });

  it('without an ID are left out, without a name carry their ID', async () => {
    const found = await discover(json({ projects: [{ name: 'x' }, 7, { _id: 'p9' }] })).found;
    expect(found?.ok && found.value.found).toEqual([
      { kind: 'project', key: { projectId: 'p9' }, label: 'p9' },
    ]);
  });

  it('that cannot be listed can still be added by hand', async () => {
    const found = await discover(json({ message: 'Not found' }, 404)).found;
    expect(found).toMatchObject({ ok: false, failure: { kind: 'not-found' } });
    expect(found && !found.ok && found.failure.message).toContain('Add a project by its ID');
  });
});

describe('A test of the connection to Streampixel', () => {
  it('asks for the first project when there is one', async () => {
    const http = tableAccount({ [projectPath]: json({ liveUser: 1, queueUser: 0 }) });
    const tested = await vendor('streampixel').test(asking, http);
    expect(tested).toEqual({ ok: true, value: 'Connected. Streampixel accepts the key.' });
    expect(http.asked).toHaveLength(1);
  });

  it('asks for the list of projects when there is none', async () => {
    const http = tableAccount({ 'projects/projects-status': json({ projects: [] }) });
    const tested = await vendor('streampixel').test(context('streampixel'), http);
    expect(tested).toEqual({ ok: true, value: 'Connected. Streampixel accepts the key.' });
  });

  it('names the field to correct', async () => {
    const http = tableAccount({ '*': json(fixture('streampixel/seed-error.401.invalid-user'), 401) });
    const tested = await vendor('streampixel').test(asking, http);
    expect(tested).toMatchObject({ ok: false, failure: { kind: 'unauthorized' } });
  });
});
