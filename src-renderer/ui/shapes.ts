/** One record from a tone to its look: shape (in a 16 x 16 field) and colour token; the word is in words/states.ts. */
import type { Overall, Severity, Tone } from '#contract/model';

export interface Shape {
  /** Filled areas. */
  readonly fill?: string;
  /** Lines, 2 px wide. */
  readonly line?: string;
  readonly dashes?: string;
  readonly colour: string;
}

const RING = 'M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z';

export const shapes: Readonly<Record<Tone, Shape>> = {
  ok: { fill: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z', colour: 'var(--tone-ok)' },
  warning: {
    fill: 'M8 1.2a1.4 1.4 0 0 1 1.2.7l6 10.6a1.4 1.4 0 0 1-1.2 2.1H2a1.4 1.4 0 0 1-1.2-2.1l6-10.6A1.4 1.4 0 0 1 8 1.2zM7.1 5.4v4.2h1.8V5.4zM7.1 10.8v1.8h1.8v-1.8z',
    colour: 'var(--tone-warning)',
  },
  critical: {
    fill: 'M5.2 1.2h5.6l4 4v5.6l-4 4H5.2l-4-4V5.2zM7 4v5h2V4zM7 10.2v2h2v-2z',
    colour: 'var(--tone-critical)',
  },
  blind: { line: `${RING}M4 12L12 4`, colour: 'var(--tone-blind)' },
  offline: { line: RING, colour: 'var(--tone-idle)' },
  paused: { fill: 'M4 2.5h3v11H4zM9 2.5h3v11H9z', colour: 'var(--tone-idle)' },
  pending: { line: RING, dashes: '1.7 2.62', colour: 'var(--tone-idle)' },
};

export const overallTones: Readonly<Record<Overall, Tone>> = {
  idle: 'offline',
  ok: 'ok',
  warning: 'warning',
  critical: 'critical',
  blind: 'blind',
  paused: 'paused',
};

export const severityTones: Readonly<Record<Severity, Tone>> = {
  info: 'pending',
  warning: 'warning',
  critical: 'critical',
};
