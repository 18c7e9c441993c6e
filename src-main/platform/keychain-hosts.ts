/** Where the keychain library runs: in a process of its own on Linux, in this one elsewhere. */
import { utilityProcess } from 'electron';
import { answerRequest } from './keychain-calls.ts';
import type { KeychainReply, StartWorker } from './keychain-protocol.ts';

/** An Electron utility process; `entry` is the built keychain-process. Only after the app is ready. */
function startUtilityWorker(entry: string): StartWorker {
  return (events) => {
    // Library messages in one language, so that they can be told apart.
    const env = { ...process.env, LC_ALL: 'C' };
    const child = utilityProcess.fork(entry, [], {
      serviceName: 'Tallylight keychain',
      stdio: 'ignore',
      env,
    });
    child.on('message', (reply: KeychainReply) => events.reply(reply));
    child.once('exit', () => events.exit());
    return { post: (request) => child.postMessage(request), kill: () => void child.kill() };
  };
}

/** In this process: macOS binds keychain entries to the app's identity, a helper would ask again (storage.md). */
const startInlineWorker: StartWorker = (events) => {
  let ended = false;
  return {
    post: (request) => void answerRequest(request).then((reply) => ended || events.reply(reply)),
    kill() {
      ended = true;
      events.exit();
    },
  };
};

/** The host for a platform as `process.platform` names it. */
export function keychainWorkerFor(platform: string, entry: string): StartWorker {
  return platform === 'linux' ? startUtilityWorker(entry) : startInlineWorker;
}
