/** Destinations as the user edits them. Their addresses come in here, go to the vault, and never come out. */
import type { Destination, DestinationPreset } from '#contract/configuration';
import { done, failed, type Failure, type Result } from '#contract/failure';
import { readAddress } from '../delivery/address.ts';
import { testMessage } from '../delivery/message.ts';
import { destinationEntry } from '../delivery/entry.ts';
import { sendWith } from '../delivery/send-once.ts';
import { judgeTry } from '../delivery/verdict.ts';
import { destinationOf, destinationViews } from '../monitor/delivering.ts';
import type { World } from '../monitor/world.ts';
import type { Secret } from '../ports.ts';
import { changeConfiguration, freshId } from './change.ts';

const gone = failed('not-found', 'That destination is no longer there.');
/** A list to choose from with every rule. */
const MOST = 50;

type GivenSecret = {
  readonly [Field in 'url' | 'signingSecret' | 'token']?: string | undefined;
};

interface Form {
  readonly name: string;
  readonly preset: DestinationPreset;
  readonly allowHttp: boolean;
  readonly secret: GivenSecret;
  readonly sessionOnly: boolean;
}

type Trial = { readonly [Name in keyof Form]?: Form[Name] | undefined } & {
  readonly id?: string | undefined;
};

export function destinationHandlers(world: World) {
  return {
    readDestinations: async () => {
      await learnSecrets(world);
      return done(destinationViews(world));
    },
    addDestination: (form: Form) => addDestination(world, form),
    changeDestination: (form: Form & { readonly id: string }) => changeDestination(world, form),
    removeDestination: ({ id }: { id: string }) => removeDestination(world, id),
    testDestination: (trial: Trial) => testDestination(world, trial),
  };
}

/** Which secrets the keychain has, for those that were not asked about yet. Trouble with it leaves them unknown. */
async function learnSecrets(world: World): Promise<void> {
  for (const { id } of world.configuration.destinations) {
    if (world.destinationSecrets.has(id)) continue;
    const read = await world.parts.vault.read(destinationEntry(id));
    if (read.ok) learn(world, id, read.value ?? {}, false);
  }
}

function learn(world: World, id: string, secret: Secret, sessionOnly: boolean): void {
  world.destinationSecrets.set(id, { fields: Object.keys(secret), sessionOnly });
}

async function addDestination(world: World, form: Form): Promise<Result<{ id: string }>> {
  const present = world.configuration.destinations;
  if (present.length >= MOST) return failed('rejected', `There may be at most ${MOST} destinations.`);
  const id = freshId(world, form.preset, new Set(present.map((one) => one.id)));
  const kept = await keep(world, id, form, {});
  if (!kept.ok) return kept;
  const saved = save(world, [...present, kept.value]);
  if (saved.ok) return done({ id });
  await world.parts.vault.erase(destinationEntry(id));
  return saved;
}

async function changeDestination(world: World, form: Form & { readonly id: string }): Promise<Result<void>> {
  const before = destinationOf(world, form.id);
  if (!before) return gone;
  const stored = await world.parts.vault.read(destinationEntry(form.id));
  if (!stored.ok && form.secret.url === undefined) return stored;
  const kept = await keep(world, form.id, form, stored.ok ? (stored.value ?? {}) : {});
  if (!kept.ok) return kept;
  const all = world.configuration.destinations;
  return save(
    world,
    all.map((one) => (one.id === form.id ? kept.value : one)),
  );
}

/** Checks a form, puts its secret into the vault and gives the destination to be saved. */
async function keep(world: World, id: string, form: Form, stored: Secret): Promise<Result<Destination>> {
  const { name, preset, allowHttp, sessionOnly } = form;
  const secret = joined(stored, form.secret, preset);
  const address = readAddress(secret['url'] ?? '', preset, allowHttp);
  if (!address.ok) return marked(address.failure);
  const written = await world.parts.vault.write(destinationEntry(id), secret, sessionOnly);
  if (!written.ok) return written;
  learn(world, id, secret, sessionOnly);
  return done({ id, name, preset, host: address.value.host, allowHttp });
}

/** The page tells what is wrong at the field itself. */
function marked({ fields = [] }: Failure): Result<never> {
  return failed('invalid', 'Check the marked fields.', { fields });
}

/** What is given replaces what is stored; a token is only for the host that it was given for (faults.md S19). */
function joined(stored: Secret, given: GivenSecret, preset: DestinationPreset): Secret {
  const fields = { ...stored, ...definedOnly(given) };
  const isElsewhere = hostIn(stored, preset) !== hostIn(fields, preset);
  if (isElsewhere && given.token === undefined) delete fields['token'];
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''));
}

function definedOnly(given: GivenSecret): Record<string, string> {
  const entries = Object.entries(given).flatMap(([field, value]) =>
    value === undefined ? [] : [[field, value.trim()]],
  );
  return Object.fromEntries(entries) as Record<string, string>;
}

function hostIn(secret: Secret, preset: DestinationPreset): string | undefined {
  const address = readAddress(secret['url'] ?? '', preset, true);
  return address.ok ? address.value.host : undefined;
}

async function removeDestination(world: World, id: string): Promise<Result<void>> {
  if (!destinationOf(world, id)) return gone;
  const { configuration } = world;
  const changed = changeConfiguration(world, {
    ...configuration,
    destinations: configuration.destinations.filter((one) => one.id !== id),
    rules: configuration.rules.map((rule) => {
      if (!rule.destinations?.includes(id)) return rule;
      return { ...rule, destinations: rule.destinations.filter((one) => one !== id) };
    }),
  });
  if (!changed.ok) return changed;
  world.destinationSecrets.delete(id);
  if (world.notices.delete(`destination-${id}`)) world.updates.notices();
  const erased = await world.parts.vault.erase(destinationEntry(id));
  if (!erased.ok)
    world.parts.log('warning', 'secret-not-erased', { destination: id, kind: erased.failure.kind });
  return done(undefined);
}

async function testDestination(world: World, trial: Trial): Promise<Result<{ message: string }>> {
  const stored = trial.id === undefined ? undefined : destinationOf(world, trial.id);
  if (trial.id !== undefined && !stored) return gone;
  const preset = trial.preset ?? stored?.preset ?? 'json';
  const allowHttp = trial.allowHttp ?? stored?.allowHttp ?? false;
  const kept = stored ? await world.parts.vault.read(destinationEntry(stored.id)) : done({});
  if (!kept.ok) return kept;
  const secret = joined(kept.value ?? {}, trial.secret ?? {}, preset);
  const address = readAddress(secret['url'] ?? '', preset, allowHttp);
  if (!address.ok) return marked(address.failure);
  const { host } = address.value;
  const now = world.parts.clock.now();
  const sending = { message: testMessage(now), signal: new AbortController().signal };
  const answer = await sendWith(world.parts, { preset, allowHttp }, secret, sending);
  const verdict = judgeTry(answer, 1, host, now);
  if (verdict.type !== 'told') return { ok: false, failure: verdict.failure };
  return done({ message: `${host} has taken the test message (status ${verdict.status}).` });
}

function save(world: World, destinations: readonly Destination[]): Result<void> {
  return changeConfiguration(world, { ...world.configuration, destinations });
}
