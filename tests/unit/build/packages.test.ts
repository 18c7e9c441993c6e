import { expect, test } from 'vitest';
import { isInstalled } from '../../../build/setup/packages.mjs';

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/vite': { version: '8.3.8' },
    'node_modules/native-for-another-system': { version: '1.0.0', optional: true },
  },
};

test('an install by hand that has every needed package is taken as it is', () => {
  expect(isInstalled(wanted, { packages: { 'node_modules/vite': { version: '8.3.8' } } })).toBe(true);
});

test('a missing package or another version asks for an install', () => {
  expect(isInstalled(wanted, {})).toBe(false);
  expect(isInstalled(wanted, { packages: { 'node_modules/vite': { version: '8.3.7' } } })).toBe(false);
});
