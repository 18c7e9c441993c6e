/**
 * Discord's webhook (discord.com/developers, "Execute Webhook"): `content` takes 2,000 characters, an embed's description
 * 4,096. Markdown is escaped, which also keeps addresses from becoming links, and `allowed_mentions` allows none: no stream
 * can call `@everyone`.
 */
import { cutText, oneLine } from '../../answers/plain-text.ts';
import { isoText } from '../../incidents/utc-text.ts';
import { stateWords, type AlertMessage } from '../message.ts';

const CONTENT = 2_000;
const DESCRIPTION = 4_096;
const FOOTER = 2_048;

/** Decimal RGB: the light theme's tones. */
const COLOURS = { info: 0x1d5fd1, warning: 0x8a5a00, critical: 0xb8232f, good: 0x0b7a5b } as const;

export function toDiscord(message: AlertMessage): unknown {
  const colour = message.kind === 'recovered' ? 'good' : message.severity;
  return {
    username: 'Tallylight',
    content: inert(message.title, CONTENT),
    embeds: [
      {
        description: inert(message.body, DESCRIPTION),
        color: COLOURS[colour],
        timestamp: isoText(message.at),
        footer: { text: cutText(stateWords(message), FOOTER) },
      },
    ],
    allowed_mentions: { parse: [] },
  };
}

/** Every sign that Discord could read is escaped; cut between two of them. */
function inert(text: string, limit: number): string {
  const escaped = oneLine(text).replace(/[^\p{L}\p{N}\s]/gu, (sign) => (sign <= '~' ? `\\${sign}` : sign));
  return escaped.length <= limit ? escaped : `${cutText(escaped, limit - 1).replace(/\\+…$/, '')}…`;
}
