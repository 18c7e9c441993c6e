/** One chart of a page: its canvas, what is drawn on it, and what the pointer and the keys do with it. */
import { press } from './chart-keys.ts';
import { listen } from './gestures.ts';
import type { LineChart } from './line-chart.ts';
import type { LineView } from './line-view.ts';
import type { Field } from './place.ts';
import { readAt } from './readout.ts';
import type { Readout } from './readout.ts';
import { toLineView } from './to-line-view.ts';
import type { Shown } from './to-line-view.ts';

export interface Stretch {
  readonly from: number;
  readonly until: number;
}

export class Panel {
  #chart = $state.raw<LineChart>();
  #view = $state.raw<LineView>();
  #frame = $state.raw<Stretch>();
  #isHovered = $state(false);
  #isSpoken = $state(false);
  /** Pixels; set by the component. */
  width = $state(0);
  readonly #shownOf: () => Shown;
  #canvas: HTMLCanvasElement | undefined;

  constructor(shownOf: () => Shown) {
    this.#shownOf = shownOf;
  }

  get canvas(): HTMLCanvasElement | undefined {
    return this.#canvas;
  }
  get view(): LineView | undefined {
    return this.#view;
  }
  /** The stretch being framed by a drag, pixels. */
  get frame(): Stretch | undefined {
    return this.#frame;
  }
  /** Whether the readout is shown beside the crosshair. */
  get isOpen(): boolean {
    return this.#isHovered || this.#isSpoken;
  }
  /** Whether keys were used: what is under the crosshair is read out. */
  get isSpoken(): boolean {
    return this.#isSpoken;
  }
  get field(): Field {
    const { window, right } = this.#shownOf();
    return { from: window.from, until: window.until, width: this.width, right };
  }
  get readout(): Readout | undefined {
    const { window, history } = this.#shownOf();
    if (this.#view === undefined || window.cursor === undefined) return undefined;
    return readAt(this.#view, window.cursor, Math.max(history.reach, 3 * window.pixel));
  }

  /** An attachment for the canvas: the chart is fetched when first one is shown. */
  readonly make = (canvas: HTMLCanvasElement): (() => void) => {
    let made: LineChart | undefined;
    let gone = false;
    this.#canvas = canvas;
    void import('./line-chart.ts').then(({ makeLineChart }) => {
      if (!gone) this.#chart = made = makeLineChart(canvas);
    });
    return () => {
      gone = true;
      this.#canvas = undefined;
      made?.destroy();
    };
  };

  /** An attachment for the field. */
  readonly touch = (element: HTMLElement): (() => void) =>
    listen(element, {
      window: this.#shownOf().window,
      field: () => this.field,
      frame: (stretch) => (this.#frame = stretch),
      hover: (over) => (this.#isHovered = over),
    });

  press(event: KeyboardEvent): void {
    if (!press(event, this.#shownOf().window)) return;
    event.preventDefault();
    event.stopPropagation();
    this.#isSpoken = true;
  }

  quieten(): void {
    this.#isSpoken = false;
  }

  /** Draws in the next frame, which a hidden page does not have; returns the undo. To be called in an effect. */
  redraw(): () => void {
    const shown = this.#shownOf();
    const { history, window, hosted, thresholds, right } = shown;
    void [history.recalled, history.ghost, window.from, window.until, hosted, thresholds, right, this.width];
    const drawn = this.#chart;
    const frame = requestAnimationFrame(() => {
      this.#view = toLineView(shown);
      drawn?.draw(this.#view);
    });
    return () => cancelAnimationFrame(frame);
  }
}
