/** What the desktop does with our notifications, in words (Settings > Self-check). Pure. */
import type { SelfCheckLine } from '#contract/channels/configuration';
import type { Preferences } from '#contract/configuration';
import type { Result } from '#contract/failure';
import type { BubbleAbilities } from '../platform/bubbles.ts';
import { plainLine } from '../platform/plain-line.ts';

type Wishes = Pick<Preferences, 'notifications' | 'sound'>;

const LISTED = 'Alerts are listed under Incidents all the same.';
const LONGEST_NAME = 60;

/** One line for whether they are shown, and, when they are, one for each thing that differs between desktops. */
export function notificationLines(asked: Result<BubbleAbilities>, wishes: Wishes): readonly SelfCheckLine[] {
  if (!asked.ok) return [line('notifications', 'Notifications', false, `${asked.failure.message} ${LISTED}`)];
  const able = asked.value;
  return [
    shownLine(able, wishes),
    buttonsLine(able),
    staysLine(able),
    soundLine(able, wishes),
    silenceLine(able),
  ];
}

/** What came of a test notification that was taken. */
export function testedSentence(able: Result<BubbleAbilities>, { notifications }: Wishes): string {
  const name = able.ok ? nameOf(able.value) : 'The desktop';
  const silenced =
    able.ok && able.value.isSilenced === true
      ? 'Do not disturb is on, so it may show it later or only in its list.'
      : 'If you do not see it, look for do not disturb in the system.';
  const off = notifications ? '' : ' Alerts are not shown while notifications are switched off here.';
  return `${name} has taken the test notification. ${silenced}${off}`;
}

function shownLine(able: BubbleAbilities, { notifications }: Wishes): SelfCheckLine {
  const off = notifications ? '' : ` They are switched off in Tallylight. ${LISTED}`;
  return line('notifications', 'Notifications', notifications, `${nameOf(able)} shows them.${off}`);
}

function nameOf({ server = '' }: BubbleAbilities): string {
  return plainLine(server, LONGEST_NAME) || 'The system';
}

function buttonsLine({ buttons, clicks }: BubbleAbilities): SelfCheckLine {
  const label = 'Buttons on them';
  if (buttons === undefined) return line('buttons', label, undefined, 'Not known here.');
  if (buttons)
    return line('buttons', label, true, 'Acknowledge, Snooze and Quiet; a click opens the source.');
  const click = clicks === true ? 'A click opens the source.' : 'A click does nothing either.';
  return line('buttons', label, false, `None. ${click} Snooze from the tray or the window.`);
}

function staysLine({ stays }: BubbleAbilities): SelfCheckLine {
  const label = 'After they disappear';
  if (stays === undefined) return line('stays', label, undefined, 'Not known here.');
  const text = stays
    ? 'The desktop keeps them in its list.'
    : 'They are gone from the desktop. Incidents keeps them.';
  return line('stays', label, stays, text);
}

function soundLine({ sound }: BubbleAbilities, wishes: Wishes): SelfCheckLine {
  const label = 'Sound with them';
  const isWished = Object.values(wishes.sound).some(Boolean);
  if (!isWished) return line('sound', label, true, 'Switched off in Tallylight.');
  if (sound === undefined) return line('sound', label, undefined, 'Not known here.');
  const text = sound ? 'The desktop plays the sound we name.' : 'The desktop does not promise to play any.';
  return line('sound', label, sound, text);
}

function silenceLine({ isSilenced }: BubbleAbilities): SelfCheckLine {
  const label = 'Do not disturb';
  if (isSilenced === undefined)
    return line('silence', label, undefined, 'Not known here: the system does not tell an app.');
  return line(
    'silence',
    label,
    !isSilenced,
    isSilenced ? 'On: notifications are held back by the desktop.' : 'Off.',
  );
}

function line(id: string, label: string, ok: boolean | undefined, text: string): SelfCheckLine {
  return ok === undefined ? { id, label, text } : { id, label, ok, text };
}
