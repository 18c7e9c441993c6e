/** What the app prints: stdout belongs to what was asked for, everything else goes to the log or to stderr. */

/** Settles once the text has left the process: exiting earlier would cut it off in a pipe. */
export function print(text: string, stream: NodeJS.WritableStream = process.stdout): Promise<void> {
  return new Promise((resolve) => stream.write(text, () => resolve()));
}

/** Whoever reads our output may go away first; that is no reason to fail. To be called once, first of all. */
export function forgiveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
