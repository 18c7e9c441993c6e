/** The window's page without Electron: the real core runs in the page behind `window.api`, over simulated answers. */
import { makeApi } from './make-api.ts';
import { scenarioOf } from './scenarios.ts';

const asked = new URLSearchParams(location.search);
const scenario = scenarioOf(asked.get('scenario') ?? 'full');
const api = await makeApi(scenario);
Object.defineProperty(window, 'api', { value: api });
await import('../../../src-renderer/main.ts');
