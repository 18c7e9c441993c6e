import { describe, expect, test } from 'vitest';
import type { BackTestAnswer } from '#contract/channels/rules';
import { done, failed } from '#contract/failure';
import type { Result } from '#contract/failure';
import { RuleTry } from '../../../../src-renderer/state/rule-try.svelte.ts';
import { newRule } from '../../../../src-renderer/state/rule-form.svelte.ts';

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
const range = () => ({ from: 0, until: 1_000 });

const answer = (count: number): BackTestAnswer => ({
  from: 0,
  until: 1_000,
  count,
  sources: [],
  tried: 1,
  looks: 10,
});

/** Main as the editor sees it: back-tests are answered when told to; the typing rests when told to. */
function desk() {
  const waiting: ((result: Result<BackTestAnswer>) => void)[] = [];
  let rest: (() => void) | undefined;
  const asked: string[] = [];
  const trial = new RuleTry(
    {
      describeRule: async ({ rule }) => done({ sentence: `About ${rule.name}.`, problems: [] }),
      backTest: ({ rule }) => {
        asked.push(rule.name);
        return new Promise((resolve) => waiting.push(resolve));
      },
    },
    (run) => {
      rest = run;
      return () => (rest = undefined);
    },
  );
  return {
    trial,
    asked,
    rest: () => rest?.(),
    reply: async (nth: number, result: Result<BackTestAnswer>) => {
      waiting[nth]?.(result);
      await settled();
    },
  };
}

const named = (name: string) => ({ ...newRule('r1'), name });

describe('a rule while it is edited', () => {
  test('is told in words at once, and tried when the typing rests', async () => {
    const { trial, asked, rest, reply } = desk();
    trial.follow(named('A'), range);
    await settled();
    expect(trial.sentence).toBe('About A.');
    expect(asked).toEqual([]);
    rest();
    await reply(0, done(answer(3)));
    expect(trial.answer?.count).toBe(3);
    expect(trial.busy).toBe(false);
  });

  test('is tried once for many edits in a row', () => {
    const { trial, asked, rest } = desk();
    for (const name of ['A', 'B', 'C']) trial.follow(named(name), range);
    rest();
    expect(asked).toEqual(['C']);
  });

  test('never shows an answer to what was asked before the last edit', async () => {
    const { trial, rest, reply } = desk();
    trial.follow(named('A'), range);
    rest();
    trial.follow(named('B'), range);
    rest();
    await reply(1, done(answer(2)));
    await reply(0, done(answer(9)));
    expect(trial.answer?.count).toBe(2);
  });

  test('says so when the history cannot answer, and keeps quiet about what was called off', async () => {
    const { trial, rest, reply } = desk();
    trial.follow(named('A'), range);
    rest();
    await reply(0, failed('storage', 'The history has ended.'));
    expect(trial.failure?.message).toBe('The history has ended.');
    trial.follow(named('B'), range);
    rest();
    await reply(1, failed('cancelled', 'Newer.'));
    expect(trial.failure).toBeUndefined();
  });
});
