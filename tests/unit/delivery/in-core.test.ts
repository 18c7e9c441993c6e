/** The whole core with destinations: from a poll to a POST, and what the window, the incident and the file learn of it. */
import { describe, expect, it } from 'vitest';
import type { Destination } from '#contract/configuration';
import { starterRules } from '../../../src-main/core/rules/starter.ts';
import { toDocument } from '../../../src-main/core/configuration/document.ts';
import { configurationOf, coreRun, type CoreRun } from '../../support/core-run.ts';
import { tableHttp, type TableHttp } from '../../support/table-http.ts';
import { account, counts, project, secrets } from '../core/watched-projects.ts';

const SECOND = 1_000;
const ADDRESS = 'https://hooks.example.com/services/canary-T0/canary-B0/canary-xyz';
const ops: Destination = {
  id: 'ops',
  name: 'Ops room',
  preset: 'slack',
  host: 'hooks.example.com',
  allowHttp: false,
};

interface Show extends CoreRun {
  readonly http: TableHttp;
  queue: number;
  /** The receiver's status. */
  status: number;
  posts(): readonly { readonly text: string; readonly event: string | undefined }[];
}

async function show(more: { readonly isTold?: boolean; readonly secret?: Record<string, string> } = {}) {
  const { isTold = true, secret = { url: ADDRESS } } = more;
  const rules = starterRules.map((rule) =>
    isTold && rule.id === 'queue-grows' ? { ...rule, destinations: ['ops'] } : rule,
  );
  let http: TableHttp | undefined;
  const one = coreRun(
    (clock) =>
      (http = tableHttp(clock, (path) =>
        path === '' ? { status: made.status, content: 'other' } : counts(50, made.queue),
      )),
    configurationOf({
      accounts: [account('sp')],
      sources: [project('showroom', { label: 'Showroom' })],
      rules,
      destinations: [ops],
    }),
    { ...secrets, 'destination/ops': secret },
  );
  const posts = () =>
    (http?.asked ?? [])
      .filter(({ request }) => request.method === 'POST')
      .map(({ request }) => ({
        text: (request.json as { text: string }).text,
        event: request.headers?.['x-tallylight-event'],
      }));
  const made: Show = Object.assign(one, { http: http as TableHttp, queue: 2, status: 200, posts });
  await made.core.start();
  await made.clock.advance(15 * SECOND);
  return made;
}

const incidents = (one: Show) => {
  const snapshot = one.core.handlers.takeSnapshot();
  return snapshot.ok ? snapshot.value.incidents : [];
};
const view = async (one: Show) => {
  const answer = await one.core.handlers.readDestinations();
  return answer.ok ? answer.value[0] : undefined;
};

describe('a rule with a destination', () => {
  it('has it told once of the opening and once of the recovery, in the words of the notification', async () => {
    const one = await show();
    one.queue = 9;
    await one.clock.advance(30 * SECOND);
    one.queue = 0;
    await one.clock.advance(60 * SECOND);
    expect(one.notices.map(({ title }) => title)).toEqual(['Queue growing: Showroom', 'Recovered: Showroom']);
    expect(one.posts().map(({ text }) => text)).toEqual(
      one.notices.map(({ title, body }) => `${title}: ${body}`),
    );
    expect(one.posts().map(({ event }) => event)).toEqual(one.notices.map(({ id }) => id));
    expect(await view(one)).toMatchObject({ waiting: 0, rules: 1, last: { ok: true } });
    const [incident] = incidents(one);
    expect(incident?.deliveries).toMatchObject([
      { ok: true, destination: 'Ops room' },
      { ok: true, destination: 'Ops room' },
    ]);
    const detail = await one.core.handlers.readIncident({ id: incident?.id ?? '' });
    expect(detail.ok && detail.value.timeline.map(({ text }) => text)).toContain('Told to Ops room.');
  });

  it('tells nobody else what the other rules find', async () => {
    const one = await show({ isTold: false });
    one.queue = 9;
    await one.clock.advance(30 * SECOND);
    expect(one.notices).toHaveLength(1);
    expect(one.posts()).toEqual([]);
  });

  it('tells it also when the desktop shall show nothing', async () => {
    const one = await show();
    one.core.handlers.changePreferences({ notifications: false });
    one.queue = 9;
    await one.clock.advance(30 * SECOND);
    expect([one.notices.length, one.posts().length]).toEqual([0, 1]);
  });

  it('polls and alerts on while the receiver is down, and says so in the window when it gives up', async () => {
    const one = await show();
    one.status = 404;
    one.queue = 9;
    await one.clock.advance(30 * SECOND);
    expect(one.notices).toHaveLength(1);
    const snapshot = one.core.handlers.takeSnapshot();
    expect(snapshot.ok && snapshot.value.notices).toMatchObject([
      {
        id: 'destination-ops',
        text: expect.stringMatching(/^Ops room was not told of an alert\. hooks/) as string,
      },
    ]);
    expect(incidents(one)[0]?.deliveries).toMatchObject([{ ok: false, destination: 'Ops room' }]);
    one.status = 200;
    one.queue = 0;
    await one.clock.advance(60 * SECOND);
    const later = one.core.handlers.takeSnapshot();
    expect(later.ok && later.value.notices).toEqual([]);
  });
});

describe('the address of a destination', () => {
  it('never leaves the vault but to its receiver', async () => {
    const one = await show({ secret: { url: ADDRESS, signingSecret: 'canary-sign' } });
    one.queue = 9;
    one.status = 500;
    await one.clock.advance(30 * SECOND);
    const told = [
      await one.core.handlers.readDestinations(),
      one.core.handlers.takeSnapshot(),
      await one.core.handlers.testDestination({ id: 'ops' }),
      one.updates,
      one.saved(),
      toDocument(one.core.configuration()),
    ];
    expect(JSON.stringify(told)).toContain('hooks.example.com');
    expect(JSON.stringify(told)).not.toContain('canary');
  });

  it('comes in by the form, goes into the vault and is not in the settings', async () => {
    const one = await show();
    const added = await one.core.handlers.addDestination({
      name: 'Phone',
      preset: 'ntfy',
      allowHttp: false,
      sessionOnly: false,
      secret: { url: 'https://ntfy.sh/canary-topic', token: 'tk_canary' },
    });
    if (!added.ok) throw new Error(added.failure.message);
    expect(one.secrets.get(`destination/${added.value.id}`)).toEqual({
      url: 'https://ntfy.sh/canary-topic',
      token: 'tk_canary',
    });
    expect(one.saved().destinations?.at(-1)).toEqual({
      id: added.value.id,
      name: 'Phone',
      preset: 'ntfy',
      host: 'ntfy.sh',
      allowHttp: false,
    });
  });

  it('is refused with the field when it cannot be used, and nothing is kept', async () => {
    const one = await show();
    const form = { name: 'X', preset: 'json', allowHttp: false, sessionOnly: false } as const;
    const refused = await one.core.handlers.addDestination({
      ...form,
      secret: { url: 'http://example.com/canary' },
    });
    expect(refused).toMatchObject({
      ok: false,
      failure: { kind: 'invalid', fields: [{ path: 'secret.url' }] },
    });
    expect(one.saved().destinations).toHaveLength(1);
    expect([...one.secrets.keys()]).toEqual(['sp', 'destination/ops']);
  });

  it('stays when the form leaves it empty; its token does not follow it to another host', async () => {
    const one = await show({ secret: { url: 'https://ntfy.sh/a', token: 'tk_old', signingSecret: 's' } });
    const form = {
      id: 'ops',
      name: 'Renamed',
      preset: 'ntfy',
      allowHttp: false,
      sessionOnly: false,
    } as const;
    expect((await one.core.handlers.changeDestination({ ...form, secret: {} })).ok).toBe(true);
    expect(one.secrets.get('destination/ops')).toMatchObject({ url: 'https://ntfy.sh/a', token: 'tk_old' });
    await one.core.handlers.changeDestination({ ...form, secret: { url: 'https://other.example/a' } });
    expect(one.secrets.get('destination/ops')).toEqual({
      url: 'https://other.example/a',
      signingSecret: 's',
    });
    await one.core.handlers.changeDestination({ ...form, secret: { signingSecret: '' } });
    expect(one.secrets.get('destination/ops')).toEqual({ url: 'https://other.example/a' });
    expect(one.saved().destinations).toMatchObject([{ name: 'Renamed', host: 'other.example' }]);
  });

  it('is erased with its destination, which no rule names any more', async () => {
    const one = await show();
    expect((await one.core.handlers.removeDestination({ id: 'ops' })).ok).toBe(true);
    await one.clock.advance(SECOND);
    expect([...one.secrets.keys()]).toEqual(['sp']);
    expect(one.saved().destinations).toEqual([]);
    expect(one.saved().rules.flatMap((rule) => rule.destinations ?? [])).toEqual([]);
    one.queue = 9;
    await one.clock.advance(30 * SECOND);
    expect(one.posts()).toEqual([]);
  });
});

describe('whom a rule tells', () => {
  it('is no change of the rule: its version stays, and a starter rule is not called changed', async () => {
    const one = await show();
    const read = () => {
      const rules = one.core.handlers.readRules();
      return rules.ok ? rules.value.find(({ rule }) => rule.id === 'queue-grows') : undefined;
    };
    expect(read()?.changed).toBeUndefined();
    expect(read()?.sentence).toMatch(/Also tells Ops room\.$/);
    const rule = read()?.rule;
    if (!rule) throw new Error('no rule');
    const { destinations: _told, ...silent } = rule;
    expect(one.core.handlers.saveRule({ rule: silent }).ok).toBe(true);
    expect(read()?.rule).toMatchObject({ version: 1 });
    expect(read()?.rule.destinations).toBeUndefined();
  });

  it('must be there', async () => {
    const one = await show();
    const [rule] = one.saved().rules;
    if (!rule) throw new Error('no rule');
    expect(one.core.handlers.saveRule({ rule: { ...rule, destinations: ['nobody'] } })).toMatchObject({
      ok: false,
      failure: { fields: [{ path: 'destinations' }] },
    });
  });

  it('survives that a starter rule is restored', async () => {
    const one = await show();
    one.core.handlers.switchRule({ id: 'queue-grows', enabled: false });
    one.core.handlers.restoreStarterRules({ id: 'queue-grows' });
    const rule = one.saved().rules.find(({ id }) => id === 'queue-grows');
    expect(rule).toMatchObject({ destinations: ['ops'], version: 3 });
    expect(rule?.enabled).toBeUndefined();
  });
});
