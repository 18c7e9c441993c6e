/** The form of a destination. What is secret goes in here, to main, and is emptied; nothing secret ever comes back into it. */
import type { DestinationView } from '#contract/channels/destinations';
import type { DestinationPreset } from '#contract/configuration';
import type { Failure } from '#contract/failure';
import { destinationWords as words } from '../words/destinations.ts';
import { isPlainBeyond } from './addresses.ts';
import { problemAt, shownPaths } from './problems.ts';

const PATHS = ['name', 'preset', 'secret.url', 'secret.signingSecret', 'secret.token'];

export class DestinationForm {
  name = $state('');
  preset = $state<DestinationPreset>('slack');
  url = $state('');
  signingSecret = $state('');
  token = $state('');
  forgetsSigning = $state(false);
  forgetsToken = $state(false);
  allowHttp = $state(false);
  sessionOnly = $state(false);
  #isChecked = $state(false);
  /** What is stored, when it is edited. */
  readonly before: DestinationView | undefined;

  constructor(before: DestinationView | undefined) {
    this.before = before;
    if (!before) return;
    this.name = before.name;
    this.preset = before.preset;
    this.allowHttp = before.allowHttp;
  }

  /** Whether the address asks for an unencrypted connection beyond this machine, which must be allowed on purpose. */
  get isPlain(): boolean {
    return isPlainBeyond(this.url) || this.before?.allowHttp === true;
  }

  /** Marks what is missing from now on; true when nothing is. */
  check(): boolean {
    this.#isChecked = true;
    return !this.#isMissing('name') && !this.#isMissing('secret.url');
  }

  problem(path: string, failure: Failure | undefined): string | undefined {
    return this.#isChecked && this.#isMissing(path) ? words.required : problemAt(failure, path);
  }

  shown(failure: Failure | undefined): readonly string[] {
    return shownPaths(failure, PATHS);
  }

  /** What is sent to main. Secret fields left empty are left out: what is stored stays. */
  toInput() {
    const { preset, allowHttp, sessionOnly } = this;
    const secret = {
      ...(this.url.trim() === '' ? {} : { url: this.url.trim() }),
      ...given('signingSecret', preset === 'json' ? this.signingSecret : '', this.forgetsSigning),
      ...given('token', preset === 'ntfy' ? this.token : '', this.forgetsToken),
    };
    return { name: this.name.trim(), preset, allowHttp, sessionOnly, secret };
  }

  /** After sending: nothing secret stays in the page. */
  emptySecret(): void {
    this.url = '';
    this.signingSecret = '';
    this.token = '';
  }

  #isMissing(path: string): boolean {
    if (path === 'name') return this.name.trim() === '';
    return path === 'secret.url' && this.url.trim() === '' && this.before?.hasAddress !== true;
  }
}

function given<Field extends string>(field: Field, text: string, isForgotten: boolean) {
  if (isForgotten) return { [field]: '' };
  return text.trim() === '' ? {} : { [field]: text.trim() };
}
