import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { inTree } from '../paths.mjs';

const SOURCE = inTree('build', 'setup', 'runtime', 'default-app');
const STAMP = 'default-app.stamp';

/**
 * Gives a runtime the small app that makes `electron .` work. The official distribution has its own; this is ours.
 * Made again whenever its source has changed.
 * @param {string} dist
 */
export async function ensureDefaultApp(dist) {
  const resources = join(dist, 'resources');
  const wanted = sourceHash();
  const stamp = join(resources, STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const { createPackage } = await import('@electron/asar');
  const temporary = join(resources, `default_app.${process.pid}.tmp`);
  await createPackage(SOURCE, temporary);
  renameSync(temporary, join(resources, 'default_app.asar'));
  rmSync(join(resources, 'app'), { recursive: true, force: true });
  writeFileSync(stamp, wanted);
}

function sourceHash() {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'main.cjs']) hash.update(readFileSync(join(SOURCE, file)));
  return hash.digest('hex');
}
