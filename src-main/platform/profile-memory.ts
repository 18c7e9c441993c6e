/** Small things a profile remembers that are no configuration: lost without harm. Schema-checked like everything read. */
import * as v from 'valibot';
import type { Document } from './guarded-reading.ts';

const box = v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() });

const entries = {
  window: v.object({ bounds: box, maximized: v.boolean() }),
  /** Epoch ms of the window's last focus, for "since you left". */
  lastLookedAt: v.pipe(v.number(), v.finite()),
  /** One of the first launch's choices was made. */
  firstLaunchDone: v.boolean(),
  /** Keychain entries still to be removed (K13). */
  owedErasures: v.array(v.string()),
};

export type ProfileMemory = {
  readonly [Name in keyof typeof entries]?: v.InferOutput<(typeof entries)[Name]>;
};

/** What fits of a stored document. */
export function memoryOf(document: Document | undefined): ProfileMemory {
  const fitting = Object.entries(entries).flatMap(([name, schema]) => {
    const parsed = v.safeParse(schema as v.GenericSchema, document?.[name]);
    return parsed.success ? [[name, parsed.output]] : [];
  });
  return Object.fromEntries(fitting) as ProfileMemory;
}
