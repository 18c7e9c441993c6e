import { expect, test } from 'vitest';
import { nodeProblem } from '../../../build/setup/node-version.mjs';

test('Node 20.19 and everything newer will do', () => {
  for (const version of ['20.19.0', '20.20.2', '22.0.0', '24.1.3'])
    expect(nodeProblem(version)).toBeUndefined();
});

test('an older Node is refused in words that name both versions', () => {
  for (const version of ['20.18.3', '18.20.0', '8.0.0']) {
    expect(nodeProblem(version)).toContain('20.19');
    expect(nodeProblem(version)).toContain(version);
  }
});
