import { describe, expect, it } from 'vitest';
import { sessionBusPath } from '../../../../src-main/platform/dbus/address.ts';

describe('the socket of the session bus', () => {
  it.each([
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus' }, '/run/user/1000/bus'],
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/any/dbus-a%2cb,guid=12' }, '/any/dbus-a,b'],
    [{ DBUS_SESSION_BUS_ADDRESS: 'tcp:host=x,port=1;unix:path=/any/b' }, '/any/b'],
    [{ XDG_RUNTIME_DIR: '/run/user/7' }, '/run/user/7/bus'],
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:abstract=/any/x', XDG_RUNTIME_DIR: '/run/user/7' }, undefined],
    [{ DBUS_SESSION_BUS_ADDRESS: 'unix:path=%zz' }, undefined],
    [{}, undefined],
  ])('of %o is %s', (environment, path) => {
    expect(sessionBusPath(environment)).toBe(path);
  });
});
