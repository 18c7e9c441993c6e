import type { Answer } from '../server/exchange.ts';
import { invalid, isDisabled, notActive, notDisabled, onTrial } from './failures.ts';
import type { FastpixState } from './state.ts';
import { roundOf, standingOf, streamBody } from './streams.ts';
import type { Stream } from './streams.ts';

const done: Answer = { status: 200, body: { success: true } };

/** Enable, disable, finish or delete, by the rules of seed 003 and reference/providers.md 3.2. */
export function act(state: FastpixState, stream: Stream, verb: string): Answer {
  const { status } = standingOf(stream, state.clock);
  const nextRound = roundOf(stream, state.clock) + 1;
  const effects = !state.setup.ignoresActions;
  if (verb === 'live-enable') {
    if (stream.body.trial) return onTrial;
    if (status !== 'disabled') return notDisabled;
    if (effects) stream.held = { status: 'idle', ...(staysOff(stream) ? {} : { untilRound: nextRound }) };
  }
  if (verb === 'live-disable' && effects) stream.held = { status: 'disabled' };
  if (verb === 'finish') {
    if (status !== 'active') return notActive;
    if (effects) stream.held = { status: 'idle', untilRound: nextRound };
  }
  if (verb === 'delete' && effects) state.streams.delete(stream.body.streamId);
  return done;
}

/** Its show would disable it again by itself. */
function staysOff({ setting }: Stream): boolean {
  return setting.phases.some((phase) => phase.status === 'disabled');
}

/** PATCH: `metadata` is replaced as a whole (recorded), `reconnectWindow` is 60 to 1800 s. Answers the whole stream. */
export function update(state: FastpixState, stream: Stream, body: string): Answer {
  const changes = parsed(body);
  const wrong = changes ? wrongFields(changes) : ['body'];
  if (!changes || wrong.length > 0) return invalid(...wrong);
  if (standingOf(stream, state.clock).status === 'disabled') return isDisabled;
  const metadata = changes['metadata'];
  const reconnectWindow = changes['reconnectWindow'];
  if (!state.setup.ignoresActions) {
    stream.body = {
      ...stream.body,
      ...(isTexts(metadata) ? { metadata } : {}),
      ...(typeof reconnectWindow === 'number' ? { reconnectWindow } : {}),
    };
  }
  return { status: 200, body: { success: true, data: streamBody(stream, state.clock) } };
}

function parsed(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function wrongFields({ metadata, reconnectWindow }: Record<string, unknown>): string[] {
  const hasWindow = reconnectWindow !== undefined;
  const isWindow =
    Number.isInteger(reconnectWindow) && Number(reconnectWindow) >= 60 && Number(reconnectWindow) <= 1800;
  return [
    ...(metadata === undefined || isTexts(metadata) ? [] : ['metadata']),
    ...(!hasWindow || isWindow ? [] : ['reconnectWindow']),
    ...(metadata === undefined && !hasWindow ? ['body'] : []),
  ];
}

/** At most 10 entries, values of at most 255 characters (reference/providers.md 3.2). */
function isTexts(value: unknown): value is Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const values: unknown[] = Object.values(value);
  return values.length <= 10 && values.every((one) => typeof one === 'string' && one.length <= 255);
}
