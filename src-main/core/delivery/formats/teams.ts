/**
 * Microsoft Teams' Workflows ("When a Teams webhook request is received"): a message with one Adaptive Card, at most 28 KB.
 * A `TextRun` is the one text of a card in which Markdown is not read, so no name makes a link or a mention.
 */
import { plainText } from '../../answers/plain-text.ts';
import { utcText } from '../../incidents/utc-text.ts';
import { stateWords, type AlertMessage } from '../message.ts';
import { withoutLinks } from './plain.ts';

const TITLE = 300;
const BODY = 4_000;
const COLOURS = { info: 'Accent', warning: 'Warning', critical: 'Attention', good: 'Good' } as const;

export function toTeams(message: AlertMessage): unknown {
  const title = plainText(withoutLinks(message.title), TITLE);
  const body = plainText(withoutLinks(message.body), BODY);
  const color = COLOURS[message.kind === 'recovered' ? 'good' : message.severity];
  return {
    type: 'message',
    summary: title,
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          fallbackText: title,
          body: [
            line({ text: title, weight: 'Bolder', size: 'Medium', color }),
            ...(body === '' ? [] : [line({ text: body })]),
            line({ text: `${stateWords(message)}, ${utcText(message.at)}`, size: 'Small', isSubtle: true }),
          ],
        },
      },
    ],
  };
}

function line(run: Readonly<Record<string, unknown>>): unknown {
  return { type: 'RichTextBlock', inlines: [{ type: 'TextRun', ...run }] };
}
