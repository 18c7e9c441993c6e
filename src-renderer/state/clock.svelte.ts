/** The time of the page, once a second while it can be seen; a hidden page has no clock. */
const TICK = 1_000;

export class Clock {
  #now = $state(Date.now());

  /** Epoch ms, at most a second old. */
  get now(): number {
    return this.#now;
  }

  /** Runs while the document is visible; `shown` is called each time it becomes so. Returns the undo. */
  start(page: Document, shown: () => void = () => undefined): () => void {
    let timer: ReturnType<typeof setInterval> | undefined;
    const stop = () => clearInterval(timer);
    const turn = () => {
      stop();
      if (page.hidden) return;
      this.#now = Date.now();
      timer = setInterval(() => (this.#now = Date.now()), TICK);
    };
    const change = () => {
      turn();
      if (!page.hidden) shown();
    };
    turn();
    page.addEventListener('visibilitychange', change);
    return () => {
      stop();
      page.removeEventListener('visibilitychange', change);
    };
  }
}
