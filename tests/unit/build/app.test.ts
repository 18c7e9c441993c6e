import { expect, test } from 'vitest';
import { electronSwitches, lackOf } from '../../../build/setup/app.mjs';

const flags = (isRoot: boolean, hasGpu: boolean) =>
  electronSwitches({ isRoot, hasGpu }).map(([flag]) => flag);

test('each switch is added for its own reason only', () => {
  expect(flags(false, true)).toEqual([]);
  expect(flags(true, true)).toEqual(['--no-sandbox']);
  expect(flags(false, false)).toEqual(['--disable-gpu']);
  expect(flags(true, false)).toEqual(['--no-sandbox', '--disable-gpu']);
});

test('a machine with a screen and a session bus lacks nothing', () => {
  const bus = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/bus' };
  expect(lackOf({ ...bus, DISPLAY: ':0' }, 'linux')).toEqual({ display: false });
  expect(lackOf({ ...bus, WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toEqual({ display: false });
});

test('a bare machine lacks a screen and a bus', () => {
  expect(lackOf({}, 'linux')).toEqual({ display: true, bus: 'open' });
});

test('only Linux is asked for a screen', () => {
  expect(lackOf({}, 'darwin')).toEqual({});
  expect(lackOf({}, 'win32')).toEqual({});
});
