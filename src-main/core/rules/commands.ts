/** What the operator does about incidents. */
import type { Draft } from './draft.ts';
import { allIncidents } from './find-case.ts';
import { isOpen, renew } from './incident.ts';
import { beginQuiet, endQuietNow } from './quiet-now.ts';
import { endSnooze, snooze } from './snooze.ts';
import type { AlertCommand } from './types.ts';

/** Longest note kept, characters. */
const LONGEST_NOTE = 2_000;

/** Carries out one command. What it names and is not there any more is passed over. */
export function obey(draft: Draft, command: AlertCommand): void {
  switch (command.type) {
    case 'acknowledge':
      return acknowledge(draft, command.incidents);
    case 'snooze':
      return snooze(draft, command);
    case 'end-snooze':
      return endSnooze(draft, command);
    case 'quiet':
      return beginQuiet(draft, command.until);
    case 'end-quiet':
      return endQuietNow(draft);
    case 'note':
      return note(draft, command.incident, command.text);
  }
}

/** Seen to: it stays open, but neither the light nor a notification tells of it again unless it gets worse. */
function acknowledge(draft: Draft, ids: readonly string[]): void {
  for (const { source, rule, own } of allIncidents(draft)) {
    const { id, acknowledgedAt } = own.incident;
    if (!ids.includes(id) || !isOpen(own) || acknowledgedAt !== undefined) continue;
    renew(draft, source, rule, { acknowledgedAt: draft.now });
  }
}

function note(draft: Draft, id: string, text: string): void {
  const found = allIncidents(draft).find(({ own }) => own.incident.id === id);
  if (found) renew(draft, found.source, found.rule, { note: text.slice(0, LONGEST_NOTE) });
}
