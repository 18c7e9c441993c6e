/** What is picked from Streampixel's answers. */
import * as v from 'valibot';
import { count, flag, maybe, text, word } from '../../core/answers.ts';

/** Both counts are essential: without them there is nothing to show (seed 000). */
export const userStats = v.object({ liveUser: count, queueUser: count });

/** `_id` and a flag on the current page, `id` and a word on an older one: both are accepted (providers.md 1.7). */
const listedProject = v.object({
  _id: maybe(text),
  id: maybe(text),
  name: maybe(text),
  status: maybe(v.union([flag, word])),
  subscriptionStatus: maybe(word),
});

export type ListedProject = v.InferOutput<typeof listedProject>;

export const projectList = v.object({ projects: v.array(maybe(listedProject)) });
