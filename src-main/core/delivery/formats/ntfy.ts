/**
 * ntfy, published as JSON to the server's root (docs.ntfy.sh/publish, "Publish as JSON"): the topic goes into the body. A
 * message takes 4,096 bytes; priorities are 1 to 5, 3 the usual; tags that are names of emoji are shown as such.
 */
import { plainText } from '../../answers/plain-text.ts';
import type { AlertMessage } from '../message.ts';
import { withoutLinks } from './plain.ts';

const TITLE = 200;
/** Characters: none takes more than four bytes. */
const MESSAGE = 1_000;
const PRIORITIES = { info: 3, warning: 4, critical: 5, good: 3 } as const;
const TAGS = {
  info: 'information_source',
  warning: 'warning',
  critical: 'rotating_light',
  good: 'white_check_mark',
} as const;

export function toNtfy(message: AlertMessage, topic: string): unknown {
  const look = message.kind === 'recovered' ? 'good' : message.severity;
  return {
    topic,
    title: plainText(withoutLinks(message.title), TITLE),
    message: plainText(withoutLinks(message.body === '' ? message.title : message.body), MESSAGE),
    priority: PRIORITIES[look],
    tags: [TAGS[look]],
  };
}
