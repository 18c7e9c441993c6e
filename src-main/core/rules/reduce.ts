/** The one reducer of alerts: live running, replay, back-test and "why not?" all go through it. */
import { obey } from './commands.ts';
import { closeDraft, openDraft, type Draft } from './draft.ts';
import { editRules } from './edit-rules.ts';
import { stepClock, wakeUp } from './move-time.ts';
import { takeOwnAction } from './own-action.ts';
import { passTime } from './pass-time.ts';
import { pauseSources } from './pause.ts';
import { reconsiderQuiet } from './quiet-now.ts';
import { dropNetworkAlone, removeSource } from './removal.ts';
import type { AlertState } from './state.ts';
import { takeLook } from './take-look.ts';
import { tellOpened } from './tell.ts';
import type { AlertEffect, AlertInput } from './types.ts';

/** A tick this far before the last input: the wall clock was set back and nobody said so, ms. */
const SET_BACK = 2_000;

/** One input in, the new state and what is to be done out. `state` stays as it was. */
export function reduceAlerts(
  state: AlertState,
  input: AlertInput,
): { readonly state: AlertState; readonly effects: readonly AlertEffect[] } {
  const draft = openDraft(state);
  const at = input.type === 'look' ? input.look.at : input.at;
  const isSetBack = input.type === 'tick' && at < state.clock - SET_BACK;
  const by = input.type === 'clock-stepped' ? input.by : isSetBack ? at - state.clock : 0;
  if (input.type === 'woke') wake(draft, at, input.asleepFrom);
  if (by !== 0) setClock(draft, by);
  passTime(draft, at);
  draft.now = at;
  take(draft, input);
  tellOpened(draft);
  return { state: closeDraft(draft, by === 0 ? Math.max(state.clock, at) : at), effects: draft.effects };
}

function wake(draft: Draft, at: number, asleepFrom: number): void {
  draft.now = at;
  wakeUp(draft, asleepFrom);
}

function setClock(draft: Draft, by: number): void {
  draft.now += by;
  stepClock(draft, by);
}

function take(draft: Draft, input: AlertInput): void {
  switch (input.type) {
    case 'look':
      return takeLook(draft, input.look);
    case 'rules':
      return editRules(draft, input.rules);
    case 'quiet-hours':
      draft.quietHours = input.quietHours;
      return reconsiderQuiet(draft);
    case 'sources-removed':
      input.sources.forEach((source) => removeSource(draft, source, 'The source was removed.'));
      return dropNetworkAlone(draft);
    case 'sources-paused':
      return pauseSources(draft, input.sources);
    case 'own-action':
      return takeOwnAction(draft, input);
    case 'command':
      return obey(draft, input.command);
    case 'tick':
    case 'clock-stepped':
    case 'woke':
      return;
  }
}
