/**
 * The worker process that holds the keychain library on Linux, where a silent secret service would block the app's own
 * thread pool and could not be given up (F2): here it is killed. Speaks with Electron's utility process or a forked child.
 */
import { answerRequest } from './keychain-calls.ts';
import type { KeychainRequest } from './keychain-protocol.ts';

const reply = async (request: KeychainRequest, post: (reply: unknown) => void) =>
  post(await answerRequest(request));

// The types promise a parent port; a forked child has none.
const parent = (process as { readonly parentPort?: Electron.ParentPort }).parentPort;
if (parent) parent.on('message', ({ data }) => void reply(data, (answer) => parent.postMessage(answer)));
else
  process.on(
    'message',
    (request) => void reply(request as KeychainRequest, (answer) => process.send?.(answer)),
  );
