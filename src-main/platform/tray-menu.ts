/** What the tray's menu holds (product.md section 7), as values: the tray makes the system's menu of them. Pure. */
import type { OverallView } from '#contract/model';
import type { TrayLine } from '../core/ports.ts';
import { plainLine } from './plain-line.ts';

export type TrayCommand =
  | { readonly do: 'open' | 'pause' | 'resume' | 'quit' }
  | { readonly do: 'open-source'; readonly source: string }
  /** Milliseconds from the click on, or until everything has recovered. */
  | { readonly do: 'snooze'; readonly span: number | 'recovered' };

export type TrayEntry =
  | { readonly type: 'separator' }
  | { readonly type: 'words'; readonly label: string }
  | { readonly type: 'command'; readonly label: string; readonly command: TrayCommand }
  | { readonly type: 'group'; readonly label: string; readonly entries: readonly TrayEntry[] };

const MINUTE = 60_000;
const LONGEST_LABEL = 80;
const separator: TrayEntry = { type: 'separator' };

/** At most eight of `worst` are shown, in their order. */
export function trayMenu(overall: OverallView, worst: readonly TrayLine[]): readonly TrayEntry[] {
  const lines = worst.slice(0, 8).map(toEntry);
  return [
    { type: 'words', label: asLabel(overall.sentence) },
    separator,
    ...(lines.length === 0 ? [] : [...lines, separator]),
    command('Open Tallylight', { do: 'open' }),
    snoozeAll,
    overall.state === 'paused'
      ? command('Resume polling', { do: 'resume' })
      : command('Pause polling', { do: 'pause' }),
    separator,
    command('Quit', { do: 'quit' }),
  ];
}

const snoozeAll: TrayEntry = {
  type: 'group',
  label: 'Snooze all',
  entries: [
    command('15 min', { do: 'snooze', span: 15 * MINUTE }),
    command('1 h', { do: 'snooze', span: 60 * MINUTE }),
    command('Until recovered', { do: 'snooze', span: 'recovered' }),
  ],
};

function command(label: string, what: TrayCommand): TrayEntry {
  return { type: 'command', label, command: what };
}

function toEntry(line: TrayLine): TrayEntry {
  return command(asLabel(line.text), { do: 'open-source', source: line.source });
}

/** A single `&` would underline the next letter. */
function asLabel(text: string): string {
  return plainLine(text, LONGEST_LABEL).replaceAll('&', '&&');
}
