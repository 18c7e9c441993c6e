/** Fields of the account form that every provider has. */
import type { FieldDescriptor, ProviderDescriptor } from '#contract/descriptor';
import { accountWords } from '../words/accounts.ts';

export const nameField: FieldDescriptor = {
  id: 'name',
  label: accountWords.name,
  kind: 'text',
  required: true,
};

export const toProviderField = (providers: readonly ProviderDescriptor[]): FieldDescriptor => ({
  id: 'provider',
  label: accountWords.provider,
  kind: 'choice',
  required: true,
  choices: providers.map((provider) => ({ value: provider.id, label: provider.name })),
});

const flag = (id: string, label: string, help: string): FieldDescriptor => ({
  id,
  label,
  help,
  kind: 'flag',
  required: false,
});

export const allowHttpField = flag('allowHttp', accountWords.allowHttp, accountWords.allowHttpHelp);
export const allowChangesField = flag(
  'allowChanges',
  accountWords.allowChanges,
  accountWords.allowChangesHelp,
);
export const sessionOnlyField = flag('sessionOnly', accountWords.sessionOnly, accountWords.sessionOnlyHelp);
