/** FastPix: the live streams of a workspace, one look an account (seed 003). */
import * as v from 'valibot';
import { done, type Result } from '#contract/failure';
import type { AccountHttp, Provider, TaskContext } from '../../core/provider.ts';
import { fieldsOf, secretLine, segment } from '../../core/answers.ts';
import { actionKit } from './actions-kit.ts';
import { accountTask } from './account-task.ts';
import { descriptor } from './descriptor.ts';
import { listStreams } from './discover.ts';
import { openLine } from './line.ts';
import { askPage, readPage } from './list.ts';

/** HTTP Basic parts user and password with a colon, so the user may hold none (RFC 7617). */
const accessTokenId = v.pipe(
  secretLine('access token ID'),
  v.check(
    (text) => !text.includes(':'),
    'The access token ID cannot hold a colon: the secret key has a field of its own.',
  ),
);

const watch = v.optional(v.picklist(['', 'all'], 'Write “all”, or leave it out.'), '');

const config = v.pipe(
  fieldsOf({ accessTokenId, watch }),
  v.transform((fields): Readonly<Record<string, string>> =>
    fields.watch === 'all' ? fields : { accessTokenId: fields.accessTokenId },
  ),
);

/** Asks for one entry of the list: address, token and its right to read are shown at once. */
async function test(context: TaskContext, http: AccountHttp): Promise<Result<string>> {
  const page = readPage(await askPage(http, openLine(context), 1, 1));
  return page.ok ? done('Connected. FastPix accepts the access token.') : page;
}

export const fastpix: Provider = {
  descriptor,
  config,
  secret: fieldsOf({ secretKey: secretLine('secret key') }),
  keys: { stream: fieldsOf({ streamId: segment('stream ID') }) },
  tasks: (context) => {
    const isIdle = context.sources.length === 0 && context.account.config['watch'] !== 'all';
    return isIdle ? [] : [accountTask(context)];
  },
  test,
  discover: (context, http) => listStreams(http, openLine(context)),
  actions: actionKit,
};
