/** An incident to take away: as Markdown for a report, or as a file with everything it rests on. */
import type { IncidentDetail } from '#contract/channels/incidents';
import { done, type Result } from '#contract/failure';
import { rulesInForce } from '../events/derived-rules.ts';
import type { World } from '../monitor/world.ts';
import type { Look } from '../rules/types.ts';
import { readIncident } from './detail.ts';
import { toColumns, toldOf, toLooks } from './stored-looks.ts';
import { utcText } from './utc-text.ts';

export interface IncidentDocument {
  /** A name for the file, made of letters, digits and dashes. */
  readonly name: string;
  readonly text: string;
}

const MINUTE = 60_000;
/** How much before and after an incident goes with it, ms. */
const BEFORE = 15 * MINUTE;
const AFTER = 5 * MINUTE;

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
  const polls = await pollsOf(world, detail.value);
  return polls.ok ? done({ name: `${stem}.json`, text: toFile(world, detail.value, polls.value) }) : polls;
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

/** Normalised readings only: no key, no address, nothing that a vendor sent as it was. */
function toFile(
  world: World,
  { incident, timeline, traces }: IncidentDetail,
  polls: readonly Look[],
): string {
  const rules = rulesInForce(world.configuration)
    .filter((rule) => rule.id === incident.rule)
    .map(({ webhook: _webhook, ...rule }) => rule);
  const file = {
    format: 'tallylight-incident/1',
    incident,
    rules,
    timeline,
    traces: traces.map(({ trace }) => trace),
    polls,
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

async function pollsOf(world: World, { incident }: IncidentDetail): Promise<Result<readonly Look[]>> {
  const until = (incident.closedAt ?? world.parts.clock.now()) + AFTER;
  const polls: Look[] = [];
  for (const source of incident.sources) {
    const watched = world.watched.get(source);
    if (!watched) continue;
    const metrics = watched.kind.metrics.map((metric) => metric.id);
    const range = { from: incident.openedAt - BEFORE, until };
    const stored = await world.parts.history.ask('looks', { source, metrics, ...range });
    if (!stored.ok) return stored;
    polls.push(...toLooks(toColumns(toldOf(watched), metrics, stored.value)));
  }
  return done(polls.sort((a, b) => a.at - b.at));
}
