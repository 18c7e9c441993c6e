/** The charts of a page, for whoever wants a picture of them. */
import type { LineView } from './line-view.ts';

export interface AlbumEntry {
  readonly canvas: HTMLCanvasElement | undefined;
  readonly view: LineView | undefined;
}

export class Album {
  readonly #entries = new Set<AlbumEntry>();

  /** Returns the undo. */
  add(entry: AlbumEntry): () => void {
    this.#entries.add(entry);
    return () => this.#entries.delete(entry);
  }

  /** Those that are drawn, from top to bottom of the page. */
  pictures(): readonly { readonly canvas: HTMLCanvasElement; readonly view: LineView }[] {
    const drawn = [...this.#entries].flatMap(({ canvas, view }) =>
      canvas === undefined || view === undefined ? [] : [{ canvas, view }],
    );
    const isBefore = Node.DOCUMENT_POSITION_FOLLOWING;
    return drawn.sort((a, b) => (a.canvas.compareDocumentPosition(b.canvas) & isBefore ? -1 : 1));
  }
}
