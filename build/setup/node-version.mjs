/** Vite 8 and Svelte's tools need this much (package.json "engines"). */
const NEEDED = [20, 19];

/**
 * @param {string} version as in `process.versions.node`, e.g. "20.19.1"
 * @returns {string | undefined} what to tell the user, or undefined when the version will do
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = NEEDED;
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return undefined;
  return `Node ${NEEDED.join('.')} or newer is needed, this is ${version}. Get it from https://nodejs.org or your version manager.`;
}
