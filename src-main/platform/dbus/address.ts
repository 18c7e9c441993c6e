/** Where the session bus listens (D-Bus specification, "Server addresses"). */

/**
 * The path of the session bus' socket, from the environment. Undefined when there is none that we can reach: sockets
 * without a file (`abstract=`) cannot be opened from Node 18, and buses over TCP are none of a desktop's.
 */
export function sessionBusPath(
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const named = environment['DBUS_SESSION_BUS_ADDRESS'];
  if (named !== undefined && named !== '')
    return named
      .split(';')
      .map(unixPath)
      .find((path) => path !== undefined);
  const runtime = environment['XDG_RUNTIME_DIR'];
  return runtime === undefined || runtime === '' ? undefined : `${runtime}/bus`;
}

function unixPath(address: string): string | undefined {
  const [transport, rest = ''] = splitOnce(address, ':');
  if (transport !== 'unix') return undefined;
  const settings = new Map(rest.split(',').map((pair) => splitOnce(pair, '=')));
  const path = settings.get('path');
  return path === undefined ? undefined : unescape(path);
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function unescape(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
