/** What the app prints: stdout belongs to what was asked for, everything else goes to the log or to stderr. */

/** Settles once the text has left the process: exiting earlier would cut it off in a pipe. A closed pipe is no error. */
export function print(text: string, stream: NodeJS.WritableStream = process.stdout): Promise<void> {
  return new Promise((resolve) => {
    stream.once('error', () => resolve());
    stream.write(text, () => resolve());
  });
}
