/** A child that saves settings as fast as it can, until it is killed: each save has one source more and says its number. */
import { createSettings } from '../../../../src-main/platform/settings-file.ts';
import { empty, filled, openConf } from './profile-contents.ts';

const [, , directory = ''] = process.argv;
const settings = createSettings({ directory, open: openConf, initial: empty, now: Date.now });
const [source] = filled.sources;

for (let count = settings.load().sources.length + 1; source; count += 1) {
  const sources = Array.from({ length: count }, (_, index) => ({ ...source, id: `s${index}` }));
  const saved = settings.save({ ...filled, sources });
  if (!saved.ok) throw new Error(saved.failure.message);
  process.stdout.write(`${count}\n`);
}
