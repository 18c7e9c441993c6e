import { expect, test } from 'vitest';
import { installCommand, missingPackages } from '../../../build/setup/system-packages.mjs';

const REPORT = ['xvfb ii ', 'libnss3 ii ', 'openbox rc ', 'dunst un ', 'libasound2t64 ii '].join('\n');

test('only what is fully installed counts as there', () => {
  expect(missingPackages(['xvfb', 'openbox', 'dunst', 'libnss3'], REPORT)).toEqual(['openbox', 'dunst']);
});

test('a package that dpkg has never heard of is missing', () => {
  expect(missingPackages(['python3-dbus'], REPORT)).toEqual(['python3-dbus']);
  expect(missingPackages(['python3-dbus'], '')).toEqual(['python3-dbus']);
});

test('one of two names is enough, and without either both are kept for the choice', () => {
  const needed = ['libasound2|libasound2t64', 'libgtk-3-0|libgtk-3-0t64'];
  expect(missingPackages(needed, REPORT)).toEqual(['libgtk-3-0|libgtk-3-0t64']);
});

test('the command to type installs what is asked for and nothing recommended', () => {
  expect(installCommand(['xvfb', 'dbus']).join(' ')).toBe(
    'apt-get install -y --no-install-recommends xvfb dbus',
  );
});
