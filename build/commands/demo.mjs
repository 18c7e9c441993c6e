import { lackOf } from '../setup/app.mjs';
import { startApp } from './start.mjs';

/**
 * The app with its simulated vendors. Where there is no session bus it gets a keychain too: nothing worth keeping is put in.
 * @param {readonly string[]} args handed on to the app
 */
export function run(args) {
  const lack = lackOf(process.env, process.platform);
  return startApp(['--demo', ...args], lack.bus ? { ...lack, bus: 'closed', keyring: true } : lack);
}
