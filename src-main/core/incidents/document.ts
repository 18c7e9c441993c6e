/** An incident to take away: as Markdown for a report, or as a file with everything it rests on. */
import type { IncidentDetail } from '#contract/channels/incidents';
import { done, type Result } from '#contract/failure';
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
  const stem = `incident-${utcText(openedAt).slice(0, 16)}-${ruleName}`
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .toLowerCase();
  if (format === 'markdown') return done({ name: `${stem}.md`, text: toMarkdown(detail.value) });
  const file = await gatherFile(world, id);
  return file.ok ? done({ name: `${stem}.json`, text: `${JSON.stringify(file.value)}\n` }) : file;
}

/** Plain text in a line of Markdown: nothing of it is markup. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
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
