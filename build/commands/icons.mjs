import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackages } from '../setup/packages.mjs';
import { say } from '../setup/say.mjs';

/** Draws every tray and app picture anew from its SVG. Only needed after a change under build/icons. */
export async function run() {
  await ensurePackages();
  const { pictures } = await import('../icons/shapes.mjs');
  const { PICTURES, rasterise } = await import('../icons/rasterise.mjs');
  rmSync(PICTURES, { recursive: true, force: true });
  mkdirSync(PICTURES, { recursive: true });
  for (const picture of pictures()) writeFileSync(join(PICTURES, picture.file), rasterise(picture));
  say(`${pictures().length} pictures drawn into build/icons/png`);
  return 0;
}
