/** What was found, for each condition: the first half of a notification's body. */
import type { AlertRule, PlannedWindow, RuleCondition } from '#contract/configuration';
import type { Look } from '../rules/types.ts';
import { metricTold, percent, tidy } from './metric.ts';
import { spanInWords } from './numbers.ts';
import { waitInWords } from '../queue/words.ts';

/** What the words are made of. */
export interface Told {
  readonly at: number;
  readonly look: Look;
  /** Role or id of the metric the rule asks for, and its value when there is one. */
  readonly metric: string;
  readonly value?: number;
  readonly theme: string;
  readonly rise: number;
  readonly riseSpan: number;
  /** Ms since the last good sample, the first failure or the freeze, as the condition asks. */
  readonly blind: number;
  readonly chance?: number;
}

type Of<Type> = Extract<RuleCondition, { readonly type: Type }>;

/** For example `14 waiting, up 9 in 2 min`. */
export function conditionBody(rule: AlertRule, told: Told): string {
  const { condition } = rule;
  const { look } = told;
  switch (condition.type) {
    case 'above':
    case 'below':
      return limitBody(condition, rule, told);
    case 'wait-above':
      return waitBody(condition, rule, told);
    case 'grows':
      return `${valueTold(told)}, up ${tidy(told.rise)} in ${spanInWords(Math.max(1_000, told.riseSpan))}`;
    case 'grows-unusually':
      return `${valueTold(told)}, growing more than chance explains`;
    case 'forecast-above':
      return forecastBody(condition, told);
    case 'state-becomes':
    case 'state-is-not':
      return stateBody(condition, look);
    case 'grade-is':
      return `health grade ${look.grade ?? condition.grade}`;
    case 'no-data':
    case 'failing':
    case 'frozen':
      return blindBody(condition, told);
    case 'stream-down':
      return `was live, is not any more${stateIn(look)}`;
    case 'ingest-stalled':
      return flowBody('comes in', told.value);
    case 'delivery-low':
      return `${flowBody('reaches each viewer', told.value)}${heldFor(rule)}`;
    case 'not-live':
      return plannedBody(condition, told);
  }
}

function valueTold({ metric, value }: Told): string {
  return value === undefined ? 'no data' : metricTold(metric, value);
}

function limitBody({ type, value }: Of<'above' | 'below'>, rule: AlertRule, told: Told): string {
  const bound = type === 'above' ? `${tidy(value)} or more` : `below ${tidy(value)}`;
  return `${valueTold(told)}, ${bound}${heldFor(rule)}`;
}

function heldFor({ for: hold }: AlertRule): string {
  return hold > 0 ? ` for ${spanInWords(hold)}` : '';
}

function waitBody({ value }: Of<'wait-above'>, rule: AlertRule, { look: { readings, roles } }: Told): string {
  const wait = readings[roles['wait'] ?? 'wait'] ?? value / 1_000;
  const words = waitInWords(wait, readings['waitLow'], readings['waitHigh']);
  return `wait ${words}, ${spanInWords(value)} or more${heldFor(rule)}`;
}

function forecastBody({ threshold, horizon }: Of<'forecast-above'>, told: Told): string {
  const chance = percent(told.chance ?? 0);
  return `${chance} chance that the queue reaches ${tidy(threshold)} within ${spanInWords(horizon)}, ${valueTold(told)} now`;
}

function stateBody({ type, state }: Of<'state-becomes' | 'state-is-not'>, look: Look): string {
  return type === 'state-becomes'
    ? `state is now ${look.state ?? state}`
    : `state is ${look.state ?? '?'}, not ${state}`;
}

function flowBody(what: string, share: number | undefined): string {
  if (share === undefined) return `less than usual ${what}`;
  return share < 0.01 ? `next to nothing ${what}` : `${percent(share)} of the usual ${what}`;
}

function stateIn({ state }: Look): string {
  return state === undefined ? '' : ` (${state})`;
}

function blindBody({ type }: Of<'no-data' | 'failing' | 'frozen'>, { look, blind }: Told): string {
  const why = look.failure?.message.replace(/[.\s]+$/, '') ?? '';
  if (type === 'frozen') return `the server answers with the same old figures for ${spanInWords(blind)}`;
  const what = type === 'failing' ? 'failing' : 'no good answer';
  return [blind > 0 ? `${what} for ${spanInWords(blind)}` : '', why].filter(Boolean).join(': ') || what;
}

function plannedBody({ windows, event }: Of<'not-live'>, { at, look }: Told): string {
  if (event !== undefined) return eventBody(event, windows, at, look);
  const all = [...windows, ...(look.planned ?? [])];
  const next = all.find(({ from, until }) => at < until && at >= from) ?? all.find(({ from }) => at < from);
  if (!next) return `should be live, is not${stateIn(look)}`;
  if (at < next.from) return `should be live in ${spanInWords(next.from - at)}, is not yet${stateIn(look)}`;
  return `should be live for ${spanInWords(at - next.from)}, is not${stateIn(look)}`;
}

/** The title has said already that it should be live: what is told is when. */
function eventBody(event: string, windows: readonly PlannedWindow[], at: number, look: Look): string {
  const next = windows.find(({ until }) => at < until);
  if (!next) return `${event}: it is not live${stateIn(look)}`;
  if (at < next.from)
    return `${event} starts in ${spanInWords(next.from - at)}, it is not live yet${stateIn(look)}`;
  return `${event} has been on for ${spanInWords(at - next.from)}, it is not live${stateIn(look)}`;
}
