import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { environmentRuntime, executableIn } from '../../../build/setup/runtime/environment.mjs';
import { releaseAddress } from '../../../build/setup/runtime/release-host.mjs';

const HERE = process.execPath;

test('an environment that names nothing leaves the choice to the others', () => {
  expect(environmentRuntime({}, 'linux')).toBeUndefined();
});

test('ELECTRON_EXEC_PATH names the executable and, by its folder, the distribution', () => {
  expect(environmentRuntime({ ELECTRON_EXEC_PATH: HERE }, 'linux')).toEqual({
    path: HERE,
    dist: dirname(HERE),
    origin: 'environment',
  });
});

test('a named executable or folder that is not there stops with its path', () => {
  const executable = { ELECTRON_EXEC_PATH: '/nowhere/electron' };
  const folder = { ELECTRON_OVERRIDE_DIST_PATH: '/nowhere/dist' };
  expect(() => environmentRuntime(executable, 'linux')).toThrow('/nowhere/electron');
  expect(() => environmentRuntime(folder, 'linux')).toThrow('/nowhere/dist/electron');
});

test('each platform keeps its executable in its own place', () => {
  expect(executableIn('linux')).toBe('electron');
  expect(executableIn('win32')).toBe('electron.exe');
  expect(executableIn('darwin')).toBe('Electron.app/Contents/MacOS/Electron');
});

test('without mirror settings the address is the official release', () => {
  expect(releaseAddress({}, '45.4.1', 'linux', 'x64')).toBe(
    'https://github.com/electron/electron/releases/download/v45.4.1/electron-v45.4.1-linux-x64.zip',
  );
});

test('mirror settings of npm and of the environment are honoured, npm first', () => {
  const env = {
    npm_config_electron_mirror: 'https://mirror.example.test/electron/',
    ELECTRON_MIRROR: 'https://other.example.test/',
    ELECTRON_CUSTOM_DIR: '{{ version }}',
  };
  expect(releaseAddress(env, '45.4.1', 'linux', 'arm64')).toBe(
    'https://mirror.example.test/electron/45.4.1/electron-v45.4.1-linux-arm64.zip',
  );
});
