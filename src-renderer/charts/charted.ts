/** What charts need to know of what they show: a source, or the people of an event. */
import type { MetricDescriptor } from '#contract/descriptor';
import type { SampleListener } from '../state/watched-source.svelte.ts';
import type { KindShape } from '../state/kind-shape.ts';

export interface Charted {
  readonly id: string;
  readonly shape: Pick<KindShape, 'metrics' | 'chiefly' | 'waitEnds'>;
  /** The metrics that stand for themselves and mean something here, and what they are called. */
  readonly shown: readonly MetricDescriptor[];
  labelOf(metric: MetricDescriptor): string;
  /** How often it is looked at, ms. */
  readonly view: { readonly interval: number };
  /** Raised when time was turned back: what was seen of later moments is no longer true. */
  readonly era?: number;
  onSample(listener: SampleListener): () => void;
}
