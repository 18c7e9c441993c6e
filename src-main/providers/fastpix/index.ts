/** FastPix: the live streams of a workspace, one look an account (seed 003). */
import { done, type Result } from '#contract/failure';
import type { AccountHttp, AddedLoad, Provider, TaskContext } from '../../core/provider.ts';
import { fieldsOf, secretLine, segment } from '../../core/answers.ts';
import { actionKit } from './actions-kit.ts';
import { accountTask } from './account-task.ts';
import { config, followSettings } from './config.ts';
import { descriptor } from './descriptor.ts';
import { listStreams } from './discover.ts';
import { openLine } from './line.ts';
import { askPage, PAGE_SIZE, readPage } from './list.ts';
import { isExcluded } from './watch.ts';

/** Asks for one entry of the list: address, token and its right to read are shown at once. */
async function test(context: TaskContext, http: AccountHttp): Promise<Result<string>> {
  const page = readPage(await askPage(http, openLine(context), 1, 1));
  return page.ok ? done('Connected. FastPix accepts the access token.') : page;
}

/** The list or the streams one by one, whatever takes fewer requests; and the views of those on air. */
function weigh({ own, added, live, listed }: AddedLoad): number {
  const pages = Math.max(1, Math.ceil(listed / PAGE_SIZE));
  return Math.min(own + added, pages) - Math.min(own, pages) + live;
}

export const fastpix: Provider = {
  descriptor,
  config,
  secret: fieldsOf({ secretKey: secretLine('secret key') }),
  keys: { stream: fieldsOf({ streamId: segment('stream ID') }) },
  tasks: (context) => {
    const isIdle = context.sources.length === 0 && !followSettings(context.account).all;
    return isIdle ? [] : [accountTask(context)];
  },
  test,
  discover: (context, http, tell) => listStreams(http, openLine(context), tell),
  weigh,
  follows: (account, { label, key }) => {
    const settings = followSettings(account);
    return settings.all && !isExcluded(settings, label, key['streamId'] ?? '');
  },
  actions: actionKit,
};
