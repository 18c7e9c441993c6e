import type { DestinationPreset } from '#contract/configuration';
import { formatNumber } from '../format/numbers.ts';

export const destinationWords = {
  title: 'Destinations',
  help: 'Where alerts go besides this desktop. Each rule says which of them it tells.',
  add: 'Add destination',
  editTitle: (name: string) => `Edit ${name}`,
  edit: 'Edit',
  test: 'Send test',
  remove: 'Remove',
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText: (rules: number) =>
    `Its address is erased from the keychain${rules === 0 ? '' : ` and ${rules === 1 ? 'one rule no longer tells it' : `${formatNumber(rules)} rules no longer tell it`}`}. What still waits for it is dropped.`,
  empty: 'None yet. Add one to have alerts sent to a chat, a phone or a program of your own.',
  name: 'Name',
  preset: 'Kind',
  presets: {
    slack: 'Slack',
    discord: 'Discord',
    teams: 'Microsoft Teams',
    ntfy: 'ntfy',
    json: 'Plain JSON',
  } satisfies Record<DestinationPreset, string>,
  presetHelp: {
    slack: 'Make an incoming webhook in Slack and enter its address.',
    discord: 'In the channel: Edit channel, Integrations, Webhooks, Copy webhook URL.',
    teams: 'In the channel: Workflows, "Send webhook alerts to a channel". Enter the address it shows.',
    ntfy: 'The address ends with the topic, for example https://ntfy.sh/my-alerts.',
    json: 'For a program of your own. The format is in the README.',
  } satisfies Record<DestinationPreset, string>,
  url: 'Webhook address',
  urlHelp: 'Whoever knows it can write there, so it is kept in the keychain and never shown again.',
  kept: (host: string) => `Kept in the keychain (${host}). Empty: it stays.`,
  signingSecret: 'Signing secret',
  signingHelp:
    'Each message is signed with it (HMAC-SHA256), so that the receiver can check where it is from.',
  signingKept: 'Kept in the keychain. Empty: it stays.',
  forgetSigning: 'Sign no more',
  token: 'Access token',
  tokenHelp: 'For a topic that is protected.',
  tokenKept: 'Kept in the keychain. Empty: it stays.',
  forgetToken: 'Send no token any more',
  allowHttpHelp: 'Only for servers in your own network: alerts and address travel in the clear.',
  unused: 'not used yet',
  told: 'told',
  failing: 'not told',
  waitsAgain: 'trying again',
  noAddress: 'no address',
  noAddressHelp: 'Edit it to enter its address.',
  last: 'Last told',
  lost: 'Not told',
  waiting: (count: number) => (count === 1 ? '1 message waits' : `${formatNumber(count)} messages wait`),
  again: 'tried again',
  rules: (count: number) =>
    count === 0
      ? 'No rule tells it'
      : count === 1
        ? '1 rule tells it'
        : `${formatNumber(count)} rules tell it`,
  sessionOnly: 'address kept for this session only',
  required: 'Fill in this field.',
};

export const ruleDestinationWords = {
  title: 'Also tell',
  none: 'Alerts are shown on this desktop. To have them sent elsewhere too, add a destination under Settings.',
  help: 'Besides this desktop, with the same quiet hours, snoozes and grouping. Recovery is told once.',
};
