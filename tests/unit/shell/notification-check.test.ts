import { describe, expect, it } from 'vitest';
import { done, failed } from '#contract/failure';
import type { BubbleAbilities } from '../../../src-main/platform/bubbles.ts';
import { notificationLines, testedSentence } from '../../../src-main/shell/notification-check.ts';

const off = { info: false, warning: false, critical: false };
const wishes = { notifications: true, sound: off };
const all = {
  server: 'dunst 1.9.0',
  buttons: true,
  clicks: true,
  stays: true,
  sound: true,
  isSilenced: false,
};
const told = (able: BubbleAbilities, more: Partial<typeof wishes> = {}) =>
  Object.fromEntries(
    notificationLines(done(able), { ...wishes, ...more }).map(({ id, ok, text }) => [id, [ok, text]]),
  );

describe('what the desktop does with notifications', () => {
  it('is told line by line where it does everything', () => {
    expect(told(all, { sound: { ...off, critical: true } })).toEqual({
      notifications: [true, 'dunst 1.9.0 shows them.'],
      buttons: [true, 'Acknowledge, Snooze and Quiet; a click opens the source.'],
      stays: [true, 'The desktop keeps them in its list.'],
      sound: [true, 'The desktop plays the sound we name.'],
      silence: [true, 'Off.'],
    });
  });

  it('is told where it does little, with what to do instead', () => {
    const little = {
      server: '',
      buttons: false,
      clicks: false,
      stays: false,
      sound: false,
      isSilenced: true,
    };
    expect(told(little, { sound: { ...off, critical: true } })).toEqual({
      notifications: [true, 'The system shows them.'],
      buttons: [false, 'None. A click does nothing either. Snooze from the tray or the window.'],
      stays: [false, 'They are gone from the desktop. Incidents keeps them.'],
      sound: [false, 'The desktop does not promise to play any.'],
      silence: [false, 'On: notifications are held back by the desktop.'],
    });
    expect(told({ buttons: false, clicks: true })['buttons']?.[1]).toContain('A click opens the source.');
  });

  it('is not known, and says so plainly, where the system does not tell', () => {
    const lines = told({}, { sound: { ...off, critical: true } });
    for (const id of ['buttons', 'stays', 'sound', 'silence']) {
      expect(lines[id]?.[0]).toBeUndefined();
      expect(lines[id]?.[1]).toMatch(/^Not known here/);
    }
  });

  it('says what is switched off here', () => {
    expect(told(all)['sound']).toEqual([true, 'Switched off in Tallylight.']);
    expect(told(all, { notifications: false })['notifications']).toEqual([
      false,
      'dunst 1.9.0 shows them. They are switched off in Tallylight. Alerts are listed under Incidents all the same.',
    ]);
  });

  it('is one line when nobody answers', () => {
    expect(notificationLines(failed('timeout', 'The desktop did not answer in time.'), wishes)).toEqual([
      {
        id: 'notifications',
        label: 'Notifications',
        ok: false,
        text: 'The desktop did not answer in time. Alerts are listed under Incidents all the same.',
      },
    ]);
  });

  it('takes the tricks out of a name', () => {
    expect(told({ server: 'evil\u202e\nname' })['notifications']?.[1]).toBe('evil name shows them.');
  });
});

describe('a test notification that was taken', () => {
  it.each([
    [
      all,
      true,
      'dunst 1.9.0 has taken the test notification. If you do not see it, look for do not disturb in the system.',
    ],
    [
      { ...all, isSilenced: true },
      true,
      'dunst 1.9.0 has taken the test notification. Do not disturb is on, so it may show it later or only in its list.',
    ],
    [
      {},
      false,
      'The system has taken the test notification. If you do not see it, look for do not disturb in the system. Alerts are not shown while notifications are switched off here.',
    ],
  ])('of %j is told in plain words', (able, notifications, expected) => {
    expect(testedSentence(done(able), { ...wishes, notifications })).toBe(expected);
  });
});
