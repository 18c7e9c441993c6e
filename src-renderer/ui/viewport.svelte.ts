/** Which stretch of a list its scrolling ancestor shows, in steps, so that scrolling rarely means work. */

const STEP = 144;
/** Drawn beyond the visible stretch on both sides, pixels. */
const BEYOND = 288;

export class Viewport {
  #from = $state(0);
  #until = $state(1_200);
  #width = $state(0);
  #scroller: HTMLElement | undefined;
  #list: HTMLElement | undefined;

  /** Upper edge of the stretch to draw, pixels from the list's top. */
  get from(): number {
    return this.#from;
  }
  get until(): number {
    return this.#until;
  }
  /** Width of the list, pixels; 0 until measured. */
  get width(): number {
    return this.#width;
  }

  /** An attachment for the list's element; its scroller is the nearest `main`. */
  readonly watch = (list: HTMLElement): (() => void) => {
    const scroller = list.closest('main') ?? document.documentElement;
    this.#scroller = scroller;
    this.#list = list;
    const measure = () => this.#measure(scroller, list);
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    observer.observe(list);
    scroller.addEventListener('scroll', measure, { passive: true });
    measure();
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', measure);
    };
  };

  /** Scrolls just far enough that a line is seen; `covered` pixels at the top are hidden by what sticks there. */
  reveal(top: number, height: number, covered: number): void {
    if (this.#scroller === undefined || this.#list === undefined) return;
    const offset = this.#offset(this.#scroller, this.#list);
    const { scrollTop, clientHeight } = this.#scroller;
    const upper = offset + top - covered;
    const lower = offset + top + height - clientHeight;
    if (scrollTop > upper) this.#scroller.scrollTop = upper;
    else if (scrollTop < lower) this.#scroller.scrollTop = lower;
  }

  #offset(scroller: HTMLElement, list: HTMLElement): number {
    return list.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
  }

  #measure(scroller: HTMLElement, list: HTMLElement): void {
    const seen = scroller.scrollTop - this.#offset(scroller, list);
    this.#from = Math.floor((seen - BEYOND) / STEP) * STEP;
    this.#until = Math.ceil((seen + scroller.clientHeight + BEYOND) / STEP) * STEP;
    this.#width = list.clientWidth;
  }
}
