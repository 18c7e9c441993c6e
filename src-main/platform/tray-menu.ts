/** What the tray's menu holds (product.md section 7), as values: the tray makes the system's menu of them. Pure. */
import { language } from '#contract/language';
import type { OverallView, QuietView } from '#contract/model';
import type { TrayIncident, TrayLine } from '../core/ports.ts';
import { plainLine } from './plain-line.ts';

export type TrayCommand =
  | { readonly do: 'open' | 'pause' | 'resume' | 'end-quiet' | 'quit' }
  | { readonly do: 'open-source'; readonly source: string }
  /** Milliseconds from the click on, or until everything has recovered. */
  | { readonly do: 'snooze'; readonly span: number | 'recovered' }
  /** One incident, until it has recovered. */
  | { readonly do: 'snooze-incident'; readonly incident: string }
  /** Milliseconds from the click on, or until it is eight in the morning. */
  | { readonly do: 'quiet'; readonly span: number | 'morning' };

export type TrayEntry =
  | { readonly type: 'separator' }
  | { readonly type: 'words'; readonly label: string }
  | { readonly type: 'command'; readonly label: string; readonly command: TrayCommand }
  | { readonly type: 'group'; readonly label: string; readonly entries: readonly TrayEntry[] };

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const MOST_LINES = 8;
const LONGEST_LABEL = 80;
const separator: TrayEntry = { type: 'separator' };

/** At most eight of `worst` and of `loud` are shown, in their order. Snooze and quiet take two clicks each: menu and choice. */
export function trayMenu(
  overall: OverallView,
  worst: readonly TrayLine[],
  loud: readonly TrayIncident[] = [],
): readonly TrayEntry[] {
  const lines = worst.slice(0, MOST_LINES).map(toEntry);
  return [
    { type: 'words', label: asLabel(overall.sentence) },
    separator,
    ...(lines.length === 0 ? [] : [...lines, separator]),
    command('Open Tallylight', { do: 'open' }),
    ...(loud.length === 0 ? [] : [snoozeOne(loud)]),
    snoozeAll,
    ...quietEntries(overall.quiet),
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

function snoozeOne(loud: readonly TrayIncident[]): TrayEntry {
  const entries = loud
    .slice(0, MOST_LINES)
    .map(({ id, text }) =>
      command(`${asLabel(text)}, until recovered`, { do: 'snooze-incident', incident: id }),
    );
  return { type: 'group', label: 'Snooze', entries };
}

const quietNow: TrayEntry = {
  type: 'group',
  label: 'Quiet',
  entries: [
    command('For 1 hour', { do: 'quiet', span: 60 * MINUTE }),
    command('For 4 hours', { do: 'quiet', span: 240 * MINUTE }),
    command('Until 08:00', { do: 'quiet', span: 'morning' }),
  ],
};

/** While it is quiet by hand: since when, until when, and the end of it. In quiet hours: until when, and what comes all the same. */
function quietEntries(quiet: QuietView | undefined): readonly TrayEntry[] {
  if (quiet === undefined) return [quietNow];
  if (quiet.from === undefined) {
    const words = `Quiet hours${untilWords(quiet)}, ${THROUGH[quiet.bypass]}`;
    return [{ type: 'words', label: words }, quietNow];
  }
  const words = `Quiet since ${timeOf(quiet.from)}${untilWords(quiet)}`;
  return [{ type: 'words', label: words }, command('End quiet', { do: 'end-quiet' })];
}

const THROUGH: Readonly<Record<QuietView['bypass'], string>> = {
  info: 'all still comes',
  warning: 'warnings, critical still come',
  critical: 'critical still comes',
  none: 'nothing comes',
};

/** With its day where the time alone could be of another one; nothing where there is no end. */
function untilWords({ from, until }: QuietView): string {
  if (until === undefined) return '';
  return ` until ${timeOf(until, from === undefined || until - from >= DAY)}`;
}

/** `16:10`, `Tue 07:00`: as times are written in the rest of the menu. */
function timeOf(at: number, day = false): string {
  const weekday = day ? ({ weekday: 'short' } as const) : {};
  const time = { ...weekday, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat(language, time).format(at);
}

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
