import { expect, test } from 'vitest';
import { HARMLESS, lackOf } from '../../../build/setup/app.mjs';

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

test("Chromium's harmless complaints are known in its old and its new wording, and nothing else is hushed", () => {
  const old = '[5373:1123/163748.308411:ERROR:bus.cc(399)] Failed to connect to the bus: no such file';
  const recent = '[5373:1123/163748.308411:ERROR:dbus/bus.cc:408] Failed to connect to the bus: no such file';
  expect([old, recent].every((line) => HARMLESS.test(line))).toBe(true);
  const others = [
    'polling: bus.cc(1)',
    '[5373:1123/163748.308411:ERROR:ssl_client_socket.cc(1)] handshake failed',
  ];
  expect(others.some((line) => HARMLESS.test(line))).toBe(false);
});
