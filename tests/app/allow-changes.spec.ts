/** With "Allow changes" off nothing but GET ever leaves, whatever the page sends over IPC (faults S21). */
import type { Page } from 'playwright/test';
import { channels } from '#contract/channels';
import { expect, test } from '../support/app.ts';
import { exampleConfiguration } from '../support/example.ts';
import { sourceOf } from '../support/studio-account.ts';

/** Channels that would take the ground from under the others: they come last, one by one. */
const LAST = ['removeSource', 'removeAccount', 'startDemo', 'clearHistory', 'forgetEverything'];

/** What a page taken over could send, for real streams and for nonsense. Turning "Allow changes" on is the user's. */
function payloads(streams: readonly string[]) {
  const [source = ''] = streams;
  const actions = [
    'update',
    'disable',
    'enable',
    'finish',
    'delete',
    '__proto__',
    'constructor',
    '../finish',
  ];
  const values = { metadata: [{ name: 'a', value: 'b' }], reconnectWindow: 90 };
  const odd = [
    undefined,
    null,
    [],
    {},
    'DELETE',
    7,
    { id: source },
    { id: 'fp' },
    { source },
    { account: 'fp' },
  ];
  return [
    ...odd,
    { id: 'fp', sources: [], secret: {} },
    {
      id: 'fp',
      name: 'Studio',
      allowHttp: true,
      config: { accessTokenId: 'x', watch: 'all', method: 'DELETE' },
    },
    { source, which: 'streamKey', by: 'window' },
    { source, which: 'finish', by: 'tray' },
    { source, fact: 'playbackLinks', entry: 0 },
    { nonce: '' },
    { nonce: 'x' },
    { nonce: `${source}/finish`, typedLabel: 'Side stage', mayChange: true, allowChanges: true },
    { account: 'fp', kind: 'stream', key: { streamId: '../../live/streams' }, label: 'x', method: 'PUT' },
    { id: source, label: 'x', key: { streamId: 'x/../finish' }, method: 'DELETE', path: ['live', 'streams'] },
    ...actions.flatMap((action) => [
      { action, source, values, by: 'window' },
      { action, sources: [source], by: 'window', allowChanges: true },
      { action, sources: streams, values, by: 'palette', mayChange: true },
      { action, sources: [source], values: { ...values, method: 'DELETE' }, by: 'tray' },
    ]),
  ];
}

/** Sends every payload over every channel named; tells the nonces that were handed out, and confirms them. */
const sendAll = (page: Page, names: readonly string[], inputs: readonly unknown[]) =>
  page.evaluate(
    async ([asked, sent]) => {
      const ask = window.api as unknown as Record<string, (input: unknown) => Promise<unknown>>;
      const nonces: string[] = [];
      let answers = 0;
      for (const name of asked)
        for (const input of sent) {
          const answer = (await ask[name]?.(input).catch(() => undefined)) as
            { ok?: boolean; value?: { nonce?: string } } | undefined;
          answers += 1;
          if (answer?.value?.nonce !== undefined) nonces.push(answer.value.nonce);
        }
      for (const nonce of nonces)
        for (const typedLabel of [undefined, 'Side stage', 'Keynote'])
          await ask['performAction']?.({ nonce, typedLabel });
      return { answers, nonces };
    },
    [names, inputs] as const,
  );

test('with changes switched off no request but GET leaves, whatever the page sends', async ({
  launch,
  vendors,
}) => {
  test.setTimeout(240_000);
  const configuration = exampleConfiguration(vendors);
  const { app, page: open } = await launch({ configuration });
  const page = await open();
  await expect(page.getByRole('row', { name: /^Side stage/ })).toBeVisible();
  // Nobody answers the system's dialogs here.
  await app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: '' });
    dialog.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] });
  });
  const names = Object.entries(channels).flatMap(([name, { direction }]) =>
    direction === 'invoke' ? [name] : [],
  );
  const streams = ['Side stage', 'Keynote', 'Backstage', 'Workshop'].map((name) => sourceOf(vendors, name));
  const inputs = payloads(streams);
  const first = names.filter((name) => !LAST.includes(name));
  const told = await sendAll(page, first, inputs);
  expect(told).toEqual({ answers: first.length * inputs.length, nonces: [] });
  await sendAll(page, LAST, inputs);
  // Time for whatever would have been sent late, a deletion's eight seconds among it.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 10_000)));
  const seen = vendors.requests().filter(({ vendor }) => vendor === 'fastpix');
  expect(seen.length).toBeGreaterThan(5);
  expect(new Set(vendors.requests().map(({ method }) => method))).toEqual(new Set(['GET']));
});

test('a plan made while changes were allowed is not carried out once they are switched off', async ({
  launch,
  vendors,
}) => {
  const configuration = exampleConfiguration(vendors, { without: ['sp', 'edge'] });
  const accounts = configuration.accounts.map((account) => ({ ...account, allowChanges: true }));
  const page = await (await launch({ configuration: { ...configuration, accounts } })).page();
  await expect(page.getByRole('row', { name: /^Side stage/ })).toBeVisible();
  const answer = await page.evaluate(
    async (source) => {
      const planned = await window.api.planAction({ action: 'finish', sources: [source], by: 'window' });
      if (!planned.ok) throw new Error(planned.failure.message);
      await window.api.changeAccount({ id: 'fp', allowChanges: false });
      return window.api.performAction({ nonce: planned.value.nonce });
    },
    sourceOf(vendors, 'Side stage'),
  );
  expect(answer).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
  expect(vendors.requests().filter(({ method }) => method !== 'GET')).toEqual([]);
});
