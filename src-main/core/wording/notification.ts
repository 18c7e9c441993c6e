/** What a notification says (product.md section 7): what, where, the numbers. */
import type { AlertRule } from '#contract/configuration';
import { waitInWords } from '../queue/words.ts';
import { conditionBody } from './notification-body.ts';
import type { Told } from './notification-body.ts';
import { metricTold } from './metric.ts';
import { plural, spanInWords } from './numbers.ts';

export interface Words {
  readonly title: string;
  readonly body: string;
}

/** What is told of one incident among others. */
export interface Named {
  readonly ruleName: string;
  readonly label: string;
}

/** How many labels are named before the rest is counted. */
const NAMED = 5;

/** Title `Queue growing: Showroom`, body `14 waiting, up 9 in 2 min; wait about 6 min (4-9)`. */
export function openingWords(rule: AlertRule, told: Told): Words {
  const body = [conditionBody(rule, told), waitTold(rule, told)].filter(Boolean).join('; ');
  return { title: titleOf(rule, told.look.label), body: capital(body) };
}

/** An event is known by its name: what matters first is which of its sources is missing. */
function titleOf({ name, condition }: AlertRule, label: string): string {
  const isOfEvent = condition.type === 'not-live' && condition.event !== undefined;
  return isOfEvent ? `${label} should be live` : `${name}: ${label}`;
}

/** The wait belongs to every word about a queue that somebody stands in. */
function waitTold({ condition }: AlertRule, { look: { readings, roles }, theme }: Told): string {
  const wait = readings[roles['wait'] ?? 'wait'];
  const queue = readings[roles['queue'] ?? 'queue'] ?? 0;
  if (theme !== 'queue' || queue <= 0) return '';
  if (condition.type === 'wait-above') return metricTold('queue', queue);
  return wait === undefined ? '' : `wait ${waitInWords(wait, readings['waitLow'], readings['waitHigh'])}`;
}

/** Several incidents in one notification: `Stream down: 10 sources`, then their labels. */
export function groupWords(members: readonly Named[], first: Words): Words {
  const [leader] = members;
  const labels = [...new Set(members.map((one) => one.label))];
  if (!leader || members.length === 1) return first;
  const rules = [...new Set(members.map((one) => one.ruleName))];
  if (labels.length === 1) {
    const others = rules.filter((name) => name !== leader.ruleName);
    return others.length === 0 ? first : { ...first, body: `${first.body}. Also: ${others.join(', ')}` };
  }
  return { title: `${rules.join(', ')}: ${plural(labels.length, 'source')}`, body: listed(labels) };
}

/** What is told of one incident that is over; it may stand for `total` sources, some of them `labels`. */
export interface Over extends Named {
  readonly lasted: number;
  readonly value?: string | undefined;
  readonly total?: number;
  readonly labels?: readonly string[];
}

/** Title `Recovered: Showroom`, body `Queue long is over after 12 min; 3 waiting`. */
export function recoveryWords(members: readonly Over[], stillOpen: readonly string[]): Words {
  const [only] = members;
  const labels = [...new Set(members.flatMap((one) => [one.label, ...(one.labels ?? [])]))];
  const stands = members.some((one) => one.total !== undefined);
  const total = stands ? members.reduce((sum, one) => sum + (one.total ?? 1), 0) : labels.length;
  const rules = [...new Set(members.map((one) => one.ruleName))];
  if (!only || total > 1) {
    return {
      title: `Recovered: ${plural(total, 'source')}`,
      body: `${rules.join(', ')}: ${listed(labels, total)}`,
    };
  }
  const over = `${rules.join(' and ')} ${rules.length > 1 ? 'are' : 'is'} over after ${spanInWords(only.lasted)}`;
  const open = stillOpen.length > 0 ? `still open: ${stillOpen.join(', ')}` : '';
  return { title: `Recovered: ${only.label}`, body: [over, only.value, open].filter(Boolean).join('; ') };
}

/** One digest of what is still open when a silence ends. */
export function digestWords(
  ended: 'snooze' | 'quiet',
  members: readonly (Named & { readonly lasted: number; readonly value?: string | undefined })[],
): Words {
  const over = ended === 'snooze' ? 'Snooze over' : 'Quiet hours over';
  const [only] = members;
  if (only && members.length === 1) {
    const body = [`${only.ruleName} for ${spanInWords(only.lasted)}`, only.value].filter(Boolean).join(', ');
    return { title: `${over}: ${only.label}`, body };
  }
  const told = members.map((one) => `${one.ruleName}: ${one.label}`);
  return { title: `${over}: ${members.length} still open`, body: listed(told) };
}

/** The operator's own network: one message for any number of sources. */
export function networkWords(sources: number): Words {
  return {
    title: 'No account can be reached',
    body: `Check your own network. ${plural(sources, 'source')} cannot be seen; polling resumes by itself`,
  };
}

function listed(names: readonly string[], total = names.length): string {
  if (total <= NAMED && names.length >= total) return names.join(', ');
  const named = names.slice(0, NAMED - 1);
  return `${named.join(', ')} and ${total - named.length} more`;
}

/** With a capital first letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
