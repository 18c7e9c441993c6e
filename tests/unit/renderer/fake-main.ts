/** Main as the feed sees it: answers when told to, and publishes what it is given. */
import { done, failed } from '#contract/failure';
import type { Result } from '#contract/failure';
import type { SparklineAnswer } from '#contract/channels/history';
import type { Snapshot, Update } from '#contract/model';
import type { FeedApi } from '../../../src-renderer/state/feed.svelte.ts';
import { venue } from './views.ts';

export interface FakeMain {
  readonly api: FeedApi;
  /** How many snapshots were asked for. */
  readonly asked: number;
  readonly listeners: number;
  publish(update: Update): void;
  /** Answers the question for a snapshot that waits, or the next one. */
  answer(snapshot: Snapshot | undefined): Promise<void>;
  sparklines?: SparklineAnswer;
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

export function fakeMain(): FakeMain {
  let listeners: ((update: Update) => void)[] = [];
  const waiting: ((answer: Result<Snapshot>) => void)[] = [];
  let asked = 0;
  const main: FakeMain = {
    api: {
      describeProviders: async () => done([venue]),
      takeSnapshot: () => {
        asked += 1;
        return new Promise((resolve) => waiting.push(resolve));
      },
      readSparklines: async () =>
        main.sparklines === undefined ? failed('storage', 'No history.') : done(main.sparklines),
      onUpdate: (listener) => {
        listeners.push(listener);
        return () => void (listeners = listeners.filter((one) => one !== listener));
      },
    },
    get asked() {
      return asked;
    },
    get listeners() {
      return listeners.length;
    },
    publish: (update) => listeners.forEach((listener) => listener(update)),
    answer: async (snapshot) => {
      await settled();
      const reply = waiting.shift();
      if (reply === undefined) throw new Error('nobody asked for a snapshot');
      reply(snapshot === undefined ? failed('internal', 'Not now.') : done(snapshot));
      await settled();
    },
  };
  return main;
}
