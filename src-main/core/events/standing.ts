/** How an event stands by its sources: the worst of them decides, and nobody is taken for well who cannot be seen. */
import type { EventPhase } from '#contract/event-view';
import type { Condition, SourceId, Tone } from '#contract/model';
import { rankOf } from '../state/overall.ts';

/** What counts of one source of an event. */
export interface Member {
  readonly id: SourceId;
  /** Absent while nothing of that name is watched. */
  readonly seen?: {
    readonly label: string;
    readonly condition: Condition;
    readonly tone: Tone;
    readonly presence?: 'live' | 'preparing' | 'offline';
    /** Its account's list no longer has it. */
    readonly vanished: boolean;
  };
}

export interface Standing {
  readonly tone: Tone;
  readonly worst: SourceId | undefined;
  readonly missing: readonly SourceId[];
  readonly unknown: readonly SourceId[];
  /** Those that cannot be seen, although they are not paused. */
  readonly blind: readonly SourceId[];
}

/** From the sources of an event, in its own order. */
export function standingOf(members: readonly Member[], phase: EventPhase): Standing {
  const isExpected = phase === 'soon' || phase === 'on';
  const isMissing = (member: Member) => isExpected && isOff(member);
  const toned = members.map((member) => ({
    id: member.id,
    tone: toneOf(member, isMissing(member)),
    isMissing: isMissing(member),
  }));
  const worst = toned.reduce<(typeof toned)[number] | undefined>(
    (a, b) => (a && weightOf(a) >= weightOf(b) ? a : b),
    undefined,
  );
  const idsOf = (some: readonly Member[]) => some.map(({ id }) => id);
  return {
    tone: worst?.tone ?? 'pending',
    worst: worst?.id,
    missing: idsOf(members.filter(isMissing)),
    unknown: idsOf(members.filter(({ seen }) => !seen)),
    blind: idsOf(members.filter(({ seen }) => seen?.condition === 'stale' || seen?.condition === 'failing')),
  };
}

/** Among equals, what is missing is what the event is about. */
function weightOf({ tone, isMissing }: { readonly tone: Tone; readonly isMissing: boolean }): number {
  return rankOf(tone) + (isMissing ? 0.5 : 0);
}

/** Known not to be live: offline, preparing, or no longer listed. What cannot be seen is not known. */
function isOff({ seen }: Member): boolean {
  if (!seen || seen.condition === 'paused') return false;
  if (seen.vanished) return true;
  const isKnown = seen.condition === 'fresh' || seen.condition === 'offline';
  return isKnown && seen.presence !== undefined && seen.presence !== 'live';
}

/** Missing is a warning at least, also once its incident is acknowledged or snoozed. */
function toneOf({ seen }: Member, isMissing: boolean): Tone {
  const tone = seen?.tone ?? 'pending';
  return isMissing && rankOf(tone) < rankOf('warning') ? 'warning' : tone;
}
