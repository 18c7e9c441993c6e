import { beforeAll, describe, expect, it } from 'vitest';
import { parseFileText } from '../../../src-main/core/replay/parse-file.ts';
import { MOST } from '../../../src-main/core/replay/file.ts';
import { providers } from '../../../src-main/providers/registry.ts';
import { evening, fileOf } from './evening.ts';

type Fields = Record<string, never>;
let good = '';

beforeAll(async () => {
  const { one, incident } = await evening();
  good = await fileOf(one, incident);
  one.core.stop();
});

/** The paths that are told of a good file after `spoil`. */
function wrongIn(spoil: (file: { [Name in string]: never }) => void): readonly string[] {
  const file = JSON.parse(good) as Fields;
  spoil(file);
  return pathsOf(JSON.stringify(file));
}

function pathsOf(text: string): readonly string[] {
  const parsed = parseFileText(text, providers);
  if (parsed.ok) return [];
  expect(parsed.failure.kind).toBe('invalid');
  expect(parsed.failure.message.length).toBeLessThan(400);
  return (parsed.failure.fields ?? []).map(({ path }) => path);
}

const put = (file: object, path: string, value: unknown) => {
  const names = path.split('.');
  const last = names.pop() ?? '';
  const place = names.reduce<Record<string, unknown>>(
    (at, name) => at[name] as Record<string, unknown>,
    file as Record<string, unknown>,
  );
  place[last] = value;
};

describe('a file that is no incident file', () => {
  it.each([
    [{ type: 'quiet', until: 'noon' }, 'inputs.1.command.until'],
    [{ type: 'quiet' }, 'inputs.1.command.until'],
    [{ type: 'end-quiet', until: 1 }, 'inputs.1.command.until'],
    [{ type: 'hush' }, 'inputs.1.command.type'],
  ])('names the field of the command %j that is wrong', (command, path) => {
    const insert = (file: { inputs?: unknown[]; from?: number }) =>
      file.inputs?.splice(1, 0, { type: 'command', at: file.from, command });
    expect(wrongIn((file) => void insert(file))).toEqual([path]);
  });

  it('opens when nothing is wrong with it', () => {
    expect(pathsOf(good)).toEqual([]);
  });

  it.each([
    ['version', 7, 'version'],
    ['from', 'yesterday', 'from'],
    ['until', 0, 'until'],
    ['incident.severity', 'bad', 'incident.severity'],
    ['incident.openedAt', null, 'incident.openedAt'],
    ['sources', {}, 'sources'],
    ['sources', [], 'sources'],
    ['sources.0.provider', 'nobody', 'sources.0.provider'],
    ['sources.0.kind', 'nothing', 'sources.0.kind'],
    ['sources.0.interval', 0, 'sources.0.interval'],
    ['sources.0.polls.3.at', 'noon', 'sources.0.polls.3.at'],
    ['sources.0.polls.3.at', 0, 'sources.0.polls.3.at'],
    ['sources.0.polls.3.readings', [], 'sources.0.polls.3.readings'],
    ['sources.0.polls.3.readings.queue', '14', 'sources.0.polls.3.readings.queue'],
    ['sources.0.polls.3.frozen', true, 'sources.0.polls.3'],
    ['sources.0.polls.3.extra', 1, 'sources.0.polls.3.extra'],
    ['inputs', [], 'inputs'],
    ['inputs.0.type', 'nothing', 'inputs.0.type'],
    ['inputs.0.rules.0.for', 'long', 'inputs.0.rules.0.for'],
    ['traces.0.decision', 'guessed', 'traces.0.decision'],
    ['notifications.0.title', 9, 'notifications.0.title'],
    ['actions', 'none', 'actions'],
    ['surplus', true, 'surplus'],
  ])('says that %s is wrong', (path, value, told) => {
    expect(wrongIn((file) => put(file, path, value))).toContain(told);
  });

  it('is told apart from other files at once', () => {
    for (const text of ['{}', '[]', 'null', '7', '{"format":"tallylight/1"}'])
      expect(pathsOf(text)).toEqual(['format']);
    for (const text of ['', 'not json', '{"format":', '['.repeat(2_000_000)])
      expect(pathsOf(text)).toEqual(['']);
  });

  it('cannot reach what all objects share', () => {
    const spoilt = good.replace('"readings":{', '"readings":{"__proto__":{"queue":99},');
    expect(spoilt).not.toBe(good);
    expect(pathsOf(spoilt).length).toBeGreaterThan(0);
    const other = good.replace('"incident":{', '"__proto__":{"x":1},"constructor":{"y":2},"incident":{');
    expect(pathsOf(other)).toEqual(expect.arrayContaining(['constructor']));
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    expect(({} as Record<string, unknown>)['queue']).toBeUndefined();
  });

  it('may not be huge, and a million wrong fields are told in a few', () => {
    const many = Array.from({ length: MOST.polls + 1 }, () => ({}));
    expect(wrongIn((file) => put(file, 'sources.0.polls', many))).toEqual(['sources']);
    const wrong = Array.from({ length: 90_000 }, () => ({ at: 'x' }));
    expect(wrongIn((file) => put(file, 'sources.0.polls', wrong)).length).toBeLessThanOrEqual(20);
  });
});
