const LOOK_EVERY_MS = 150;

/**
 * Ends us when npm was ended. npm hands SIGTERM to the shell between it and us, and the shell dies of it without
 * telling us; so we look whether it is still there, and turn its end into the signal that we should have had.
 */
export function endWithStarter() {
  if (process.platform === 'win32' || process.env['npm_lifecycle_event'] === undefined) return;
  const starter = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === starter) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_EVERY_MS);
  look.unref();
}
