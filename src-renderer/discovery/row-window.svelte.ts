/** Which rows of a scrolled box can be seen: with rows of one height ten thousand cost what twenty do. */

/** Height of a row, pixels. */
export const ROW = 36;
/** Rows drawn beyond what is seen, on both sides. */
const BEYOND = 6;

export class RowWindow {
  #first = $state(0);
  #count = $state(24);
  #box: HTMLElement | undefined;

  /** Places of the rows to draw among `length`. */
  range(length: number): readonly number[] {
    const from = Math.max(0, Math.min(this.#first, length - this.#count));
    return Array.from({ length: Math.min(this.#count, length - from) }, (_, index) => from + index);
  }

  /** An attachment for the scrolling box. */
  readonly watch = (box: HTMLElement): (() => void) => {
    this.#box = box;
    const measure = () => {
      this.#first = Math.max(0, Math.floor(box.scrollTop / ROW) - BEYOND);
      this.#count = Math.ceil(box.clientHeight / ROW) + 2 * BEYOND;
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    box.addEventListener('scroll', measure, { passive: true });
    measure();
    return () => {
      observer.disconnect();
      box.removeEventListener('scroll', measure);
    };
  };

  toTop(): void {
    if (this.#box !== undefined) this.#box.scrollTop = 0;
  }

  /** Scrolls just far enough that a row is seen whole. */
  reveal(place: number): void {
    const box = this.#box;
    if (box === undefined) return;
    if (box.scrollTop > place * ROW) box.scrollTop = place * ROW;
    const lower = (place + 1) * ROW - box.clientHeight;
    if (box.scrollTop < lower) box.scrollTop = lower;
  }
}
