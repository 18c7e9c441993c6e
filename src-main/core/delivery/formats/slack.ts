/**
 * Slack's incoming webhook (docs.slack.dev, "Sending messages using incoming webhooks" and "Block Kit"): names come as
 * `plain_text`, which Slack does not read as markup; the fallback `text` has `&`, `<` and `>` escaped, so that no name makes a
 * link or calls `<!channel>`. A header takes 150 characters, a section 3,000.
 */
import { plainText } from '../../answers/plain-text.ts';
import { utcText } from '../../incidents/utc-text.ts';
import { stateWords, type AlertMessage } from '../message.ts';
import { withoutLinks } from './plain.ts';

const HEADER = 150;
const SECTION = 3_000;

export function toSlack(message: AlertMessage): unknown {
  const title = withoutLinks(message.title);
  const body = withoutLinks(message.body);
  const plain = (text: string, limit: number) => ({
    type: 'plain_text',
    text: plainText(text, limit),
    emoji: false,
  });
  return {
    text: escape(plainText(`${title}: ${body}`, SECTION / 2)),
    mrkdwn: false,
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: 'header', text: plain(title, HEADER) },
      ...(body === '' ? [] : [{ type: 'section', text: plain(body, SECTION) }]),
      {
        type: 'context',
        elements: [plain(`${stateWords(message)}, ${utcText(message.at)}`, HEADER)],
      },
    ],
  };
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
