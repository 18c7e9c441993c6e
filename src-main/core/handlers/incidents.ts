/** What the operator may do about incidents. */
import { done, type Result } from '#contract/failure';
import { feed } from '../monitor/alerting.ts';
import { showTones } from '../monitor/tones.ts';
import type { World } from '../monitor/world.ts';
import type { AlertCommand } from '../rules/types.ts';
import { ruleSentence } from '../wording/rule.ts';

interface Snooze {
  readonly incidents?: readonly string[] | undefined;
  readonly sources?: readonly string[] | undefined;
  readonly until: number | 'recovered';
}

export function incidentHandlers(world: World) {
  return {
    acknowledge: ({ incidents }: { incidents: readonly string[] }) =>
      command(world, { type: 'acknowledge', incidents }),
    snooze: (input: Snooze) => command(world, snoozeCommand(input)),
    endSnooze: ({ incidents, sources }: Omit<Snooze, 'until'>) =>
      command(world, { type: 'end-snooze', ...chosen({ incidents, sources }) }),
    readRules: () =>
      done(
        world.configuration.rules.map((rule) => ({
          rule,
          sentence: ruleSentence(rule),
          firing: [...world.incidents.values()].filter(
            (one) => one.rule === rule.id && one.closedAt === undefined,
          ).length,
        })),
      ),
  };
}

/** Hands a command to the reducer; its effects come back by the one way all effects come. */
export function command(world: World, order: AlertCommand): Result<void> {
  feed(world, { type: 'command', at: world.parts.clock.now(), command: order });
  showTones(world);
  return done(undefined);
}

/** A snooze as the reducer takes it; nothing named means everything. */
export function snoozeCommand({ until, ...named }: Snooze): AlertCommand {
  return { type: 'snooze', until, ...chosen(named) };
}

function chosen({ incidents, sources }: Omit<Snooze, 'until'>) {
  return { ...(incidents ? { incidents } : {}), ...(sources ? { sources } : {}) };
}
