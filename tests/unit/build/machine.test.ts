import { expect, test } from 'vitest';
import { electronSwitches } from '../../../build/setup/machine.mjs';

const able = { isRoot: false, canSandbox: true, hasGpu: true };

test('a machine that can do everything needs no switch', () => {
  expect(electronSwitches(able)).toEqual([]);
});

test('the sandbox is left out for root and where it cannot work, each with its own reason', () => {
  const [asRoot] = electronSwitches({ ...able, isRoot: true, canSandbox: false });
  const [inContainer] = electronSwitches({ ...able, canSandbox: false });
  expect(asRoot?.[0]).toBe('--no-sandbox');
  expect(inContainer?.[0]).toBe('--no-sandbox');
  expect(asRoot?.[1]).toContain('root');
  expect(inContainer?.[1]).toContain('user namespaces');
});

test('without a graphics card the processor draws, and no switch is given twice', () => {
  const switches = electronSwitches({ isRoot: true, canSandbox: false, hasGpu: false });
  expect(switches.map(([flag]) => flag)).toEqual(['--no-sandbox', '--disable-gpu']);
});
