import type { DestinationPreset } from '#contract/configuration';
import type { AlertMessage } from '../../../src-main/core/delivery/message.ts';

export const AT = Date.UTC(2026, 0, 5, 12, 0, 30);

export const opened: AlertMessage = {
  id: 'n1-abc',
  kind: 'opened',
  at: AT,
  title: 'Queue long: Showroom',
  body: '14 waiting, up 9 in 2 min; wait about 6 min (4-9)',
  severity: 'critical',
  incidents: [
    {
      id: 'i1',
      rule: 'queue-long',
      ruleName: 'Queue long',
      source: 'showroom',
      label: 'Showroom',
      severity: 'critical',
      openedAt: AT,
    },
  ],
};

export const recovered: AlertMessage = {
  ...opened,
  id: 'n2-abc',
  kind: 'recovered',
  title: 'Recovered: Showroom',
  body: 'Queue long is over after 12 min',
  incidents: opened.incidents.map((one) => ({ ...one, closedAt: AT + 720_000 })),
};

/** A name that tries everything a chat could read. */
export const NASTY =
  '@everyone <!channel> <@U012> <https://evil.example|click> [click](https://evil.example) *bold* _it_ `code` ||spoiler|| ' +
  '# big > quote :boom: &amp; \\ https://evil.example www.evil.example \u202egnp\u200b \ud800';
export const nasty: AlertMessage = { ...opened, title: `Queue long: ${NASTY}`, body: NASTY };

/** Longer than any receiver takes, and it ends in the middle of an emoji wherever it is cut. */
export const huge: AlertMessage = {
  ...opened,
  title: 'x\u{1f600}*'.repeat(9_000),
  body: '\u{1f600}_'.repeat(9_000),
};

export const presets: readonly DestinationPreset[] = ['json', 'slack', 'discord', 'teams', 'ntfy'];
