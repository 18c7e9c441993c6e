import type { Destination } from '#contract/configuration';

const told = (id: string, name: string, preset: Destination['preset'], host: string): Destination => ({
  id,
  name,
  preset,
  host,
  allowHttp: false,
});
/** One that takes everything, one that is gone, one that is down. */
export const toldDestinations: readonly Destination[] = [
  told('ops', 'Slack #ops', 'slack', 'hooks.slack.com'),
  told('gone', 'Night shift', 'discord', 'discord.com'),
  told('down', 'Pager of the venue, on the second floor of the old town hall', 'json', 'pager.example.com'),
];
