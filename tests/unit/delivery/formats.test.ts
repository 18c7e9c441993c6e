import { describe, expect, it } from 'vitest';
import { bodyFor } from '../../../src-main/core/delivery/body.ts';
import { huge, nasty, opened, presets, recovered } from './messages.ts';

const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
type Any = ReturnType<typeof JSON.parse>;
const made = (...asked: Parameters<typeof bodyFor>): Any => bodyFor(...asked);

/** Halves of an emoji become replacement signs on the wire. */
const isWellFormed = (value: unknown) => !/[\ud800-\udfff]/u.test(JSON.stringify(value));

describe('plain JSON', () => {
  it('is the documented format', () => {
    expect(bodyFor('json', recovered)).toEqual({
      format: 'tallylight-alert/1',
      id: 'n2-abc',
      kind: 'recovered',
      at: '2026-01-05T12:00:30Z',
      severity: 'critical',
      title: 'Recovered: Showroom',
      body: 'Queue long is over after 12 min',
      incidents: [
        {
          id: 'i1',
          rule: { id: 'queue-long', name: 'Queue long' },
          source: { id: 'showroom', label: 'Showroom' },
          severity: 'critical',
          openedAt: '2026-01-05T12:00:30Z',
          closedAt: '2026-01-05T12:12:30Z',
        },
      ],
    });
  });
});

describe('Slack', () => {
  it('gets a header, a section and when it was, with a fallback for the phone', () => {
    const body = made('slack', opened);
    expect(body.text).toBe('Queue long: Showroom: 14 waiting, up 9 in 2 min; wait about 6 min (4-9)');
    expect(body.blocks.map((block: Any) => block.type)).toEqual(['header', 'section', 'context']);
    expect(body.blocks[2].elements[0].text).toBe('critical, opened, 2026-01-05 12:00:30 UTC');
  });

  it('reads no name as markup: names are plain text, and the fallback is escaped', () => {
    const body = made('slack', nasty);
    expect(body.text).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)|:\/\/|www\.\S/);
    expect(body).toMatchObject({ mrkdwn: false, unfurl_links: false });
    for (const block of body.blocks)
      for (const text of block.text ? [block.text] : block.elements)
        expect(text).toMatchObject({ type: 'plain_text', emoji: false });
    expect(JSON.stringify(body.blocks)).not.toContain('://');
  });

  it('stays within 150 characters of a header and 3,000 of a section', () => {
    const body = made('slack', huge);
    expect(body.blocks[0].text.text.length).toBeLessThanOrEqual(150);
    expect(body.blocks[1].text.text.length).toBeLessThanOrEqual(3_000);
    expect(body.text.length).toBeLessThanOrEqual(3_000);
  });
});

describe('Discord', () => {
  it('gets title and body, with the tone as a colour and in words', () => {
    const body = made('discord', opened);
    expect(body.content).toBe('Queue long\\: Showroom');
    expect(body.embeds).toMatchObject([
      { color: 0xb8232f, timestamp: '2026-01-05T12:00:30Z', footer: { text: 'critical, opened' } },
    ]);
    expect(made('discord', recovered).embeds[0].footer.text).toBe('recovered');
  });

  it('can mention nobody, and every sign of markup is escaped', () => {
    const body = made('discord', nasty);
    expect(body.allowed_mentions).toEqual({ parse: [] });
    for (const text of [body.content, body.embeds[0].description]) {
      expect(text.replace(/\\[^\p{L}\p{N}\s]/gu, '')).toMatch(/^[\p{L}\p{N}\s\ufffd]*$/u);
      expect(text).not.toContain('://');
    }
  });

  it('stays within 2,000 characters, and 6,000 with the embed, never cut after an escape', () => {
    const body = made('discord', huge);
    const { description, footer } = body.embeds[0];
    expect(body.content.length).toBeLessThanOrEqual(2_000);
    expect(description.length).toBeLessThanOrEqual(4_096);
    expect(description.length + footer.text.length).toBeLessThanOrEqual(6_000);
    for (const text of [body.content, description]) expect(text).not.toMatch(/\\…$/);
  });
});

describe('Teams', () => {
  it('gets one Adaptive Card in a message', () => {
    const body = made('teams', opened);
    expect(body.type).toBe('message');
    expect(body.attachments).toHaveLength(1);
    const [{ contentType, content }] = body.attachments;
    expect(contentType).toBe('application/vnd.microsoft.card.adaptive');
    expect(content).toMatchObject({ type: 'AdaptiveCard', version: '1.4' });
    const runs = content.body.map((block: Any) => block.inlines[0]);
    expect(runs.map((one: Any) => one.text)).toEqual([
      'Queue long: Showroom',
      '14 waiting, up 9 in 2 min; wait about 6 min (4-9)',
      'critical, opened, 2026-01-05 12:00:30 UTC',
    ]);
    expect(runs[0].color).toBe('Attention');
  });

  it('puts names only where Markdown is not read', () => {
    const { content } = made('teams', nasty).attachments[0];
    for (const block of content.body) {
      expect(block.type).toBe('RichTextBlock');
      expect(block.inlines[0].type).toBe('TextRun');
      expect(block.inlines[0].text).not.toContain('://');
    }
  });

  it('stays within 28 KB', () => expect(bytes(made('teams', huge))).toBeLessThan(28 * 1_024));
});

describe('ntfy', () => {
  it('gets topic, title, message, priority and a tag', () => {
    expect(bodyFor('ntfy', opened, 'alerts')).toEqual({
      topic: 'alerts',
      title: 'Queue long: Showroom',
      message: '14 waiting, up 9 in 2 min; wait about 6 min (4-9)',
      priority: 5,
      tags: ['rotating_light'],
    });
    expect(made('ntfy', recovered, 'alerts')).toMatchObject({ priority: 3, tags: ['white_check_mark'] });
  });

  it('never makes a message of 4,096 bytes, which ntfy would turn into a file', () => {
    const body = made('ntfy', huge, 'alerts');
    expect(Buffer.byteLength(body.message)).toBeLessThanOrEqual(4_096);
  });

  it('has a message when there is no body', () => {
    expect(made('ntfy', { ...opened, body: '' }, 'alerts').message).toBe(opened.title);
  });
});

describe.each(presets.filter((preset) => preset !== 'json'))('%s', (preset) => {
  it('is well-formed text on one line, without hidden characters, whatever a stream is called', () => {
    const body = bodyFor(preset, { ...nasty, body: `${nasty.body}\n\n# x` }, 't');
    expect(isWellFormed(body)).toBe(true);
    expect(JSON.stringify(body)).not.toMatch(/[\u202a-\u202e\u200b]|\\n|\\ud8/);
  });
});
