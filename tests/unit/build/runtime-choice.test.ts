import { expect, test } from 'vitest';
import { chooseRuntime } from '../../../build/setup/runtime/choose.mjs';

const ORDER = ['environment', 'installed', 'download', 'registry'] as const;
type Finder = (typeof ORDER)[number];
const ORIGINS = {
  environment: 'environment',
  installed: 'official',
  download: 'official',
  registry: 'registry',
} as const;

/** Finders of which only the named ones have something, and who was asked. */
function findersWith(...having: readonly Finder[]) {
  const asked: Finder[] = [];
  const find = (name: Finder) => () => {
    asked.push(name);
    return having.includes(name) ? { path: name, dist: name, origin: ORIGINS[name] } : undefined;
  };
  const finders = {
    environment: find('environment'),
    installed: find('installed'),
    download: find('download'),
    registry: find('registry'),
  };
  return { asked, finders };
}

test('what stands earlier in the order wins and later ones are not even asked', async () => {
  for (const [at, name] of ORDER.entries()) {
    const { asked, finders } = findersWith(...ORDER.slice(at));
    expect((await chooseRuntime(finders))?.path).toBe(name);
    expect(asked).toEqual(ORDER.slice(0, at + 1));
  }
});

test('when nothing is to be had there is no runtime, and all four were asked', async () => {
  const { asked, finders } = findersWith();
  expect(await chooseRuntime(finders)).toBeUndefined();
  expect(asked).toEqual(ORDER);
});

test('a finder that stops with a reason is not passed over', async () => {
  const { finders } = findersWith('registry');
  const environment = () => Promise.reject(new Error('no such file'));
  await expect(chooseRuntime({ ...finders, environment })).rejects.toThrow('no such file');
});
