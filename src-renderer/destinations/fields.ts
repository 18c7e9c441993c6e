/** The fields of a destination's form. */
import type { DestinationView } from '#contract/channels/destinations';
import type { DestinationPreset } from '#contract/configuration';
import type { FieldDescriptor } from '#contract/descriptor';
import { accountWords } from '../words/accounts.ts';
import { destinationWords as words } from '../words/destinations.ts';

export const nameField: FieldDescriptor = { id: 'name', label: words.name, kind: 'text', required: true };

/** Chats first: they are what most people look for. */
const ORDER: readonly DestinationPreset[] = ['slack', 'discord', 'teams', 'ntfy', 'json'];

export const presetField: FieldDescriptor = {
  id: 'preset',
  label: words.preset,
  kind: 'choice',
  required: true,
  choices: ORDER.map((preset) => ({ value: preset, label: words.presets[preset] })),
};

/** An address is typed unseen, as every secret is. */
export function urlField(before: DestinationView | undefined): FieldDescriptor {
  const isKept = before?.hasAddress === true;
  return {
    id: 'secret.url',
    label: words.url,
    kind: 'secret',
    required: !isKept,
    help: isKept ? words.kept(before.host) : words.urlHelp,
  };
}

export function signingField(before: DestinationView | undefined): FieldDescriptor {
  const help = before?.hasSigningSecret ? words.signingKept : words.signingHelp;
  return { id: 'secret.signingSecret', label: words.signingSecret, kind: 'secret', required: false, help };
}

export function tokenField(before: DestinationView | undefined): FieldDescriptor {
  const help = before?.hasToken ? words.tokenKept : words.tokenHelp;
  return { id: 'secret.token', label: words.token, kind: 'secret', required: false, help };
}

const flag = (id: string, label: string, help?: string): FieldDescriptor => ({
  id,
  label,
  kind: 'flag',
  required: false,
  ...(help === undefined ? {} : { help }),
});

export const allowHttpField = flag('allowHttp', accountWords.allowHttp, words.allowHttpHelp);
export const forgetSigningField = flag('forgetSigning', words.forgetSigning);
export const forgetTokenField = flag('forgetToken', words.forgetToken);
export const sessionOnlyField = flag('sessionOnly', accountWords.sessionOnly, accountWords.sessionOnlyHelp);
