import type { DestinationPreset } from '#contract/configuration';
import { toDiscord } from './formats/discord.ts';
import { toJson } from './formats/json.ts';
import { toNtfy } from './formats/ntfy.ts';
import { toSlack } from './formats/slack.ts';
import { toTeams } from './formats/teams.ts';
import type { AlertMessage } from './message.ts';

/** The JSON body in the form that the preset's receiver takes; `topic` is ntfy's. */
export function bodyFor(preset: DestinationPreset, message: AlertMessage, topic = ''): unknown {
  switch (preset) {
    case 'json':
      return toJson(message);
    case 'slack':
      return toSlack(message);
    case 'discord':
      return toDiscord(message);
    case 'teams':
      return toTeams(message);
    case 'ntfy':
      return toNtfy(message, topic);
  }
}
