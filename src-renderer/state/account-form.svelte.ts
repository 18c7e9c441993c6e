/** The form that adds an account: its fields come from the provider's descriptor. */
import type { FieldDescriptor, ProviderDescriptor } from '#contract/descriptor';
import type { Failure } from '#contract/failure';
import type { AccountView } from '#contract/model';
import { accountWords } from '../words/accounts.ts';
import { isPlainBeyond, isSameServer } from './addresses.ts';
import { problemAt, shownPaths } from './problems.ts';
import { shownFields } from './shown-fields.ts';

type Values = Record<string, string>;

const initial = (fields: readonly FieldDescriptor[]): Values =>
  Object.fromEntries(fields.map((field) => [field.id, field.initial ?? field.choices?.[0]?.value ?? '']));

/** What may be sent: fields left empty are left out, so that main's schema sees them as absent. */
const filled = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));

export class AccountForm {
  name = $state('');
  baseUrl = $state('');
  config = $state<Values>({});
  secret = $state<Values>({});
  allowHttp = $state(false);
  allowChanges = $state(false);
  sessionOnly = $state(false);
  #pinned = $state.raw<{ readonly server: string; readonly fingerprint: string }>();
  #provider: ProviderDescriptor;
  /** Fields the user left empty, by path; set when the form is checked. */
  #missing = $state.raw<readonly string[]>([]);
  /** The account is stored with its secret, which is not asked for. */
  readonly #hasSecret: boolean;

  constructor(provider: ProviderDescriptor, stored?: AccountView) {
    this.#hasSecret = stored !== undefined;
    this.#provider = $state.raw(provider);
    this.choose(provider);
    if (stored !== undefined) this.#fill(stored);
  }

  /** Begins with what is stored: everything but the secret, which never leaves main. */
  #fill({ name, baseUrl, config, allowHttp }: AccountView): void {
    this.name = name;
    this.baseUrl = baseUrl;
    this.config = { ...this.config, ...config };
    this.allowHttp = allowHttp;
  }

  get provider(): ProviderDescriptor {
    return this.#provider;
  }

  /** Another provider: the fields begin anew, the name stays. */
  choose(provider: ProviderDescriptor): void {
    this.#provider = provider;
    this.baseUrl = provider.baseUrl.initial ?? '';
    this.config = initial(provider.config);
    this.secret = initial(provider.secret);
    this.#missing = [];
  }

  get paths(): readonly string[] {
    const of = (part: string, fields: readonly FieldDescriptor[]) =>
      fields.map((field) => `${part}.${field.id}`);
    const { config, secret } = this.#provider;
    return ['name', 'baseUrl', ...of('config', config), ...of('secret', secret)];
  }

  /** Whether the address asks for an unencrypted connection beyond this machine, which must be allowed on purpose. */
  get isPlain(): boolean {
    return isPlainBeyond(this.baseUrl);
  }

  /** The certificate that the user has confirmed for the server named now. */
  get pinned(): string | undefined {
    return this.#pinned !== undefined && isSameServer(this.#pinned.server, this.baseUrl)
      ? this.#pinned.fingerprint
      : undefined;
  }

  trust(fingerprint: string): void {
    this.#pinned = { server: this.baseUrl, fingerprint };
  }

  /** Notes which required fields are empty; true when none is. */
  check(): boolean {
    const empty = (part: string, fields: readonly FieldDescriptor[], values: Values) =>
      fields
        .filter((field) => field.required && (values[field.id] ?? '').trim() === '')
        .map((field) => `${part}.${field.id}`);
    this.#missing = [
      ...(this.name.trim() === '' ? ['name'] : []),
      ...(this.baseUrl.trim() === '' ? ['baseUrl'] : []),
      ...empty('config', this.#provider.config, this.config),
      ...(this.#hasSecret ? [] : empty('secret', this.#provider.secret, this.secret)),
    ];
    return this.#missing.length === 0;
  }

  problem(path: string, failure: Failure | undefined): string | undefined {
    return this.#missing.includes(path) ? accountWords.required : problemAt(failure, path);
  }

  shown(failure: Failure | undefined): readonly string[] {
    return shownPaths(failure, this.paths);
  }

  /** What is sent to main. */
  toInput() {
    return {
      provider: this.#provider.id,
      name: this.name.trim(),
      baseUrl: this.baseUrl.trim(),
      config: this.#shownConfig(),
      secret: filled(this.secret),
      allowHttp: this.allowHttp,
      allowChanges: this.allowChanges,
      sessionOnly: this.sessionOnly,
      ...(this.pinned === undefined ? {} : { pinnedCertificate: this.pinned }),
    };
  }

  /** What is sent to main for a stored account. */
  toChange() {
    const { name, baseUrl, config, allowHttp } = this.toInput();
    return { name, baseUrl, config, allowHttp };
  }

  /** Fields that are not shown keep what they have: nothing typed is lost by another choice. */
  #shownConfig(): Values {
    const config = filled(this.config);
    const shown = shownFields(this.#provider.config, this.config).map(({ id }) => id);
    return this.#hasSecret
      ? config
      : Object.fromEntries(Object.entries(config).filter(([id]) => shown.includes(id)));
  }

  /** After sending: nothing secret stays in the page. */
  emptySecret(): void {
    this.secret = initial(this.#provider.secret);
  }
}
