/**
 * Stands in for the keychain library inside the real worker. Its entries lie in the file named by FAKE_KEYCHAIN, together
 * with the `mood` the keychain is in: so a test can change it under the running worker, and entries outlive the worker.
 */
import { readFileSync, writeFileSync } from 'node:fs';

export type Mood = 'fine' | 'locked' | 'hangs' | 'crashes' | 'garbles' | 'no-service' | 'unlocks-on-write';

export interface FakeKeychain {
  readonly mood: Mood;
  readonly entries: Readonly<Record<string, string>>;
}

const file = process.env['FAKE_KEYCHAIN'] ?? '';
const load = (): FakeKeychain => JSON.parse(readFileSync(file, 'utf8')) as FakeKeychain;
const save = (keychain: FakeKeychain) => writeFileSync(file, JSON.stringify(keychain));

async function mood(): Promise<Mood> {
  const { mood } = load();
  if (mood === 'crashes') process.kill(process.pid, 'SIGKILL');
  if (mood === 'hangs' || mood === 'crashes') await new Promise(() => undefined);
  if (mood === 'no-service')
    throw new Error('The name org.freedesktop.secrets was not provided by any .service files');
  return mood;
}

const isShut = (present: Mood) => present === 'locked' || present === 'unlocks-on-write';

export async function getPassword(service: string, account: string): Promise<string | null> {
  const value = load().entries[`${service} ${account}`] ?? null;
  return isShut(await mood()) ? null : value;
}

export async function setPassword(service: string, account: string, password: string): Promise<void> {
  const present = await mood();
  if (present === 'locked') throw new Error('Cannot create an item in a locked collection');
  const stored = present === 'garbles' && account !== 'tallylight/canary' ? password.slice(0, -1) : password;
  const entries = { ...load().entries, [`${service} ${account}`]: stored };
  save({ mood: present === 'unlocks-on-write' ? 'fine' : present, entries });
}

export async function deletePassword(service: string, account: string): Promise<boolean> {
  if (isShut(await mood())) return false;
  const { [`${service} ${account}`]: found, ...entries } = load().entries;
  save({ mood: load().mood, entries });
  return found !== undefined;
}
