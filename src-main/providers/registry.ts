/** The vendors: one line each. */
import type { Provider } from '../core/provider.ts';
import { fastpix } from './fastpix/index.ts';
import { storm } from './storm/index.ts';
import { streampixel } from './streampixel/index.ts';

export const providers: readonly Provider[] = [streampixel, storm, fastpix];

/** The provider of this id, e.g. `storm`. */
export function findProvider(id: string): Provider | undefined {
  return providers.find((provider) => provider.descriptor.id === id);
}
