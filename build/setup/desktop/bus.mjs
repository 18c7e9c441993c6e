import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ended } from '../child.mjs';
import { firstLine, startInBackground, whenReady } from './background.mjs';

/**
 * A session bus of our own.
 * @param {string} folder private
 * @param {NodeJS.ProcessEnv} env
 * @param {boolean} activation whether asking for a service may start the machine's own (its keyring, its
 *   notification server); without, only what we start is there
 */
export async function startBus(folder, env, activation) {
  const address = `unix:path=${join(folder, 'bus')}`;
  const config = join(folder, 'bus.conf');
  writeFileSync(config, closedConfig(address));
  const kind = activation ? ['--session', `--address=${address}`] : [`--config-file=${config}`];
  const args = [...kind, '--nofork', '--nopidfile', '--print-address=1'];
  const daemon = startInBackground('dbus-daemon', args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  return { daemon, env: { DBUS_SESSION_BUS_ADDRESS: await firstLine(daemon, 1, 'dbus-daemon') } };
}

/** @param {string} address */
const closedConfig = (
  address,
) => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>${address}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;

/**
 * A keyring that is unlocked and, with the private XDG_DATA_HOME of `env`, empty.
 * @param {NodeJS.ProcessEnv} env
 */
export async function startKeyring(env) {
  const args = ['--foreground', '--unlock', '--components=secrets'];
  const daemon = startInBackground('gnome-keyring-daemon', args, {
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // An empty password would leave no login collection, and every write would fail.
  daemon.stdin?.end('test\n');
  await whenReady(() => hasOwner('org.freedesktop.secrets', env), 'gnome-keyring-daemon');
  return daemon;
}

/** @param {string} name @param {NodeJS.ProcessEnv} env @returns {Promise<boolean>} */
async function hasOwner(name, env) {
  const question = [
    '--dest=org.freedesktop.DBus',
    '/',
    'org.freedesktop.DBus.GetNameOwner',
    `string:${name}`,
  ];
  const args = ['--session', '--print-reply', ...question];
  return (await ended(spawn('dbus-send', args, { env, stdio: 'ignore' }))) === 0;
}
