import { channels } from '#contract/channels';
import { expect, test } from '../support/app.ts';

test('the page has one door: functions named by the table of channels, and no way to name others (S9, I5)', async ({
  launch,
}) => {
  const page = await (await launch({ args: ['--demo'] })).page();
  const names = Object.entries(channels).map(([name, { direction }]) =>
    direction === 'push' ? `on${name.charAt(0).toUpperCase()}${name.slice(1)}` : name,
  );
  const door = await page.evaluate(() =>
    Object.entries(window.api).map(([name, value]) => [name, typeof value] as const),
  );
  expect(door.map(([name]) => name).sort()).toEqual(names.sort());
  expect(new Set(door.map(([, type]) => type))).toEqual(new Set(['function']));
});

test('a frame, another window and a flood get nothing out of main (S8, I1, I4)', async ({ launch }) => {
  const { app, page: open } = await launch({ args: ['--demo'] });
  const page = await open();
  await page.getByRole('row', { name: /^Showroom/ }).waitFor();
  const kinds = await page.evaluate(async () => {
    const answers = await Promise.all(
      Array.from({ length: 2_000 }, () => window.api.readPreferences(undefined)),
    );
    return answers.map((answer) => (answer.ok ? 'ok' : answer.failure.kind));
  });
  expect(kinds.filter((kind) => kind === 'ok').length).toBeLessThanOrEqual(400);
  expect(new Set(kinds)).toEqual(new Set(['ok', 'rejected']));
  const stranger = await app.evaluate(async ({ app: electron, BrowserWindow }) => {
    const preload = `${electron.getAppPath()}/out/preload/index.cjs`;
    const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    await other.loadURL('app://tallylight/index.html');
    const answer: unknown = await other.webContents.executeJavaScript('window.api.readPreferences()');
    other.destroy();
    return answer;
  });
  expect(stranger).toMatchObject({ ok: false, failure: { kind: 'rejected' } });
});

test('wrong shapes are refused in words and reach no handler (I2, I3)', async ({ launch }) => {
  const page = await (await launch({ args: ['--demo'] })).page();
  const kinds = await page.evaluate(async () => {
    const ask = window.api as unknown as Record<
      string,
      (input: unknown) => Promise<{ failure?: { kind: string } }>
    >;
    const cyclic: Record<string, unknown> = {};
    cyclic['id'] = cyclic;
    const inputs: readonly unknown[] = [
      undefined,
      null,
      7,
      'x',
      [],
      { id: 7 },
      cyclic,
      { id: 'x'.repeat(1_000_000) },
    ];
    const answers = await Promise.all(inputs.map((input) => ask['readSource']?.(input)));
    return answers.map((answer) => answer?.failure?.kind);
  });
  expect(kinds).toEqual([...new Array<string>(7).fill('invalid'), 'rejected']);
});
