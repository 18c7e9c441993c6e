import { describe, expect, it } from 'vitest';
import { createCoreHost } from '../../../src-main/shell/core-host.ts';
import { counts, project, run } from '../core/watched-projects.ts';

const watching = () => run(() => counts(1, 0), [project('showroom')]);

describe('a core that has not started yet', () => {
  it('takes no command, so that nothing stored is overwritten by a profile that knows nothing', async () => {
    const one = watching();
    const host = createCoreHost(one.core);
    const before = one.saved();
    const changed = host.whenInForce(host.handlers).changePreferences({ theme: 'dark' });
    await Promise.resolve();
    expect(one.saved()).toBe(before);
    await one.core.start();
    expect(await changed).toMatchObject({ ok: true, value: { theme: 'dark' } });
    expect(one.saved().preferences.theme).toBe('dark');
    expect(one.saved().accounts.map(({ id }) => id)).toEqual(['sp']);
    expect(one.saved().sources.map(({ id }) => id)).toEqual(['showroom']);
    one.core.stop();
  });

  it('does not tell of an empty profile', async () => {
    const one = watching();
    const host = createCoreHost(one.core);
    const asked = host.whenInForce(host.handlers).takeSnapshot();
    await one.core.start();
    const answer = await asked;
    expect(answer.ok && answer.value.sources.map(({ id }) => id)).toEqual(['showroom']);
    one.core.stop();
  });

  it('answers with the next core once that is in force, when one takes its place', async () => {
    const [first, next] = [watching(), run(() => counts(1, 0), [project('other')])];
    const host = createCoreHost(first.core);
    await first.core.start();
    await host.replace(next.core);
    const answer = await host.whenInForce(host.handlers).takeSnapshot();
    expect(answer.ok && answer.value.sources.map(({ id }) => id)).toEqual(['other']);
    next.core.stop();
  });
});

describe('an import', () => {
  it('leaves alone what is changed while its secrets are written', async () => {
    const one = watching();
    await one.core.start();
    const adopted = one.core.adopt(
      (present) => ({ ...present, preferences: { ...present.preferences, density: 'compact' } }),
      new Map([['sp', { apiKey: 'k-2' }]]),
      false,
    );
    one.core.handlers.changePreferences({ theme: 'dark' });
    expect((await adopted).ok).toBe(true);
    expect(one.saved().preferences).toMatchObject({ theme: 'dark', density: 'compact' });
    one.core.stop();
  });
});
