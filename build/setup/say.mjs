/** A reason to stop that the user can do something about: told without a stack. */
export class SetupStop extends Error {}

/**
 * One short line of progress. Always on stderr: stdout belongs to what was asked for.
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`- ${text}\n`);
}
