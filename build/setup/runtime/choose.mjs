/**
 * @typedef {'environment' | 'official' | 'registry'} RuntimeOrigin
 * @typedef {{ readonly path: string, readonly dist: string, readonly origin: RuntimeOrigin }} Runtime
 *   `path` is the executable, `dist` the folder that the electron package calls its dist
 * @typedef {() => Runtime | undefined | Promise<Runtime | undefined>} Find
 * @typedef {{ readonly environment: Find, readonly installed: Find, readonly download: Find, readonly registry: Find }} Finders
 */

/**
 * The order of preference: what the user names, what is there, what the project declares, what a
 * machine that reaches only a package registry can get. Later ones are not asked once one has answered.
 * @param {Finders} finders
 * @returns {Promise<Runtime | undefined>}
 */
export async function chooseRuntime(finders) {
  for (const find of [finders.environment, finders.installed, finders.download, finders.registry]) {
    const runtime = await find();
    if (runtime !== undefined) return runtime;
  }
  return undefined;
}
