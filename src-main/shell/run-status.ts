/** `--status`: one JSON document on stdout and nothing else there; the exit code tells the state (product.md section 10). */
import { exitCodeOf } from '../core/status.ts';
import { print } from '../platform/standard-output.ts';
import { REFUSED } from './import-flag.ts';
import { playRound } from './once.ts';
import type { Stage } from './stage.ts';

/** @returns the exit code: 0 ok, 1 warning, 2 critical, 3 blind; 65 when a file to import was refused. */
export async function runStatus(stage: Stage): Promise<number> {
  const core = await playRound(stage);
  if (!core.ok) return REFUSED;
  const status = core.value.status(new Date(stage.clock.now()).toISOString());
  await print(`${JSON.stringify(status, undefined, 2)}\n`);
  return exitCodeOf(status.overall);
}
