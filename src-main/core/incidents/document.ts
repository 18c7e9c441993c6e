/** An incident to take away: as Markdown for a report, or as a file with everything it rests on. */
import type { IncidentDetail } from '#contract/channels/incidents';
import { done, type Result } from '#contract/failure';
import { cutText, oneLine } from '../answers/plain-text.ts';
import type { World } from '../monitor/world.ts';
import { gatherFile } from '../replay/gather.ts';
import { readIncident } from './detail.ts';
import { utcText } from './utc-text.ts';

export interface IncidentDocument {
  /** A name for the file, made of letters, digits and dashes. */
  readonly name: string;
  readonly text: string;
}

/** Fails with `not-found`, or `storage` when the history cannot answer. */
export async function incidentDocument(
  world: World,
  id: string,
  format: 'markdown' | 'json',
): Promise<Result<IncidentDocument>> {
  const detail = await readIncident(world, id);
  if (!detail.ok) return detail;
  const { openedAt, ruleName } = detail.value.incident;
  const stem = fileStem(`incident-${utcText(openedAt).slice(0, 16)}-${ruleName}`);
  if (format === 'markdown') return done({ name: `${stem}.md`, text: toMarkdown(detail.value) });
  const file = await gatherFile(world, id);
  return file.ok ? done({ name: `${stem}.json`, text: `${JSON.stringify(file.value)}\n` }) : file;
}

/** Bytes that every file system takes, with room for the ending. */
const LONGEST_STEM = 200;

/** Letters, digits and dashes; a character of the longest takes four bytes. */
function fileStem(text: string): string {
  const plain = text.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase();
  return cutText(plain, LONGEST_STEM / 4).replace(/[-…]+$/, '');
}

/** Plain text in a line of Markdown: nothing of it is markup, a link or hidden. */
function plain(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]<>#|~&@]/g, '\\$&')
    .replaceAll('://', '\\://')
    .replace(/\bwww\./gi, (found) => found.replace('.', '\\.'));
}

function toMarkdown({ incident, timeline, why }: IncidentDetail): string {
  const { title, body, severity, ruleName, openedAt, closedAt, note, label } = incident;
  const proof = why ? ['', '## Why it was told', '', ...why.words.map((line) => `- ${plain(line)}`)] : [];
  return [
    `# ${plain(title)}`,
    '',
    plain(body),
    '',
    `- Source: ${plain(label)}`,
    `- Severity: ${severity}`,
    `- Rule: ${plain(ruleName)}`,
    `- Opened: ${utcText(openedAt)}`,
    `- Recovered: ${closedAt === undefined ? 'still open' : utcText(closedAt)}`,
    '',
    '## What happened',
    '',
    ...timeline.map((step) => `- ${utcText(step.at)}: ${plain(step.text)}`),
    ...proof,
    ...(note ? ['', '## Note', '', ...note.split('\n').map((line) => `> ${plain(line)}`)] : []),
    '',
  ].join('\n');
}
