/** What one source of an event adds to its funnel; absent: no data. FastPix views stay out, their meaning is disputed. */
export interface FunnelMember {
  readonly viewers?: number;
  readonly queue?: number;
  readonly live?: number;
}

/** People watching, waiting and live over an event's sources (queue-insight C-11); undefined where no source knows. */
export interface Funnel {
  readonly watching: number | undefined;
  readonly waiting: number | undefined;
  readonly live: number | undefined;
}

/** Sums over those that know: no data is never zero. */
export function funnelOf(members: readonly FunnelMember[]): Funnel {
  return {
    watching: sumOf(members.map((member) => member.viewers)),
    waiting: sumOf(members.map((member) => member.queue)),
    live: sumOf(members.map((member) => member.live)),
  };
}

function sumOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0);
}
