/**
 * Node, but with modules made as for a page: in vitest's plain `node` Svelte compiles for the server, where runes stand
 * still. The tests of the page run in it (vitest.config.ts).
 */
import { builtinEnvironments } from 'vitest/runtime';
import type { Environment } from 'vitest/runtime';

const { node } = builtinEnvironments;
const environment: Environment = { ...node, name: 'runes', viteEnvironment: 'client' };

// eslint-disable-next-line no-restricted-exports -- vitest reads a default export
export default environment;
