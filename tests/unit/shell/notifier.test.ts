import { describe, expect, it } from 'vitest';
import { done, failed } from '#contract/failure';
import type { Result } from '#contract/failure';
import type { AlertNotice } from '../../../src-main/core/ports.ts';
import type { Bubble, Bubbles } from '../../../src-main/platform/bubbles.ts';
import { REST_AFTER_SLOW, SLOW_AFTER } from '../../../src-main/platform/notification-gate.ts';
import { createNotifier } from '../../../src-main/platform/notifier.ts';
import { handClock, recordingLog } from './recorder.ts';

const notice: AlertNotice = {
  id: 'n1',
  title: 'Queue growing: Showroom',
  body: '14 waiting, up 9 in 2 min; wait about 6 min (4-9)',
  severity: 'warning',
  source: 'showroom',
  at: 1_000,
  incidents: ['i1'],
  sound: false,
};

/** A desktop that shows, refuses or dawdles as the test wants. */
function setUp(present = true) {
  const clock = handClock();
  const shown: Bubble[] = [];
  const troubles: (string | undefined)[] = [];
  const actions: string[] = [];
  let setPresent: (present: boolean) => void = () => undefined;
  const answer: { result: Result<void>; takes: number } = { result: done(undefined), takes: 5 };
  const bubbles: Bubbles = {
    onPresence: (listener) => {
      setPresent = listener;
      listener(present);
      return () => undefined;
    },
    abilities: () => Promise.resolve(done({ server: 'tests 1' })),
    show: (bubble) => {
      shown.push(bubble);
      clock.turn(answer.takes);
      return Promise.resolve(answer.result);
    },
  };
  const notifier = createNotifier({
    bubbles,
    log: recordingLog().log,
    monotonic: clock.now,
    onAction: (action, { source }) => actions.push(`${action} ${source}`),
    onTrouble: (reason) => troubles.push(reason),
  });
  return { notifier, shown, troubles, actions, answer, clock, setPresent: (now: boolean) => setPresent(now) };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the notifier', () => {
  it('shows what the core decided, with buttons for its incidents', () => {
    const { notifier, shown } = setUp();
    notifier.show(notice);
    expect(shown).toMatchObject([
      { title: notice.title, body: notice.body, severity: 'warning', buttons: true },
    ]);
  });

  it('offers no buttons for what is over', () => {
    const { notifier, shown } = setUp();
    notifier.show({ ...notice, isOver: true });
    expect(shown).toMatchObject([{ buttons: false }]);
  });

  it('hands clicks and buttons back with their notice', () => {
    const { notifier, shown, actions } = setUp();
    notifier.show(notice);
    shown[0]?.onAction('open');
    shown[0]?.onAction('snooze');
    expect(actions).toEqual(['open showroom', 'snooze showroom']);
  });

  it('takes control and direction characters out of names, and caps the length', () => {
    const { notifier, shown } = setUp();
    notifier.show({ ...notice, title: 'a\u202eb\u0007', body: 'x'.repeat(1_000) });
    expect(shown[0]).toMatchObject({ title: 'ab' });
    expect(shown[0]?.body).toHaveLength(240);
  });

  it('asks nothing of a desktop without a notification service, and says so once', () => {
    const { notifier, shown, troubles } = setUp(false);
    notifier.show(notice);
    notifier.show(notice);
    expect(shown).toEqual([]);
    expect(troubles).toEqual(['No notification service is running on this desktop.']);
  });

  it('shows again as soon as a service appears', async () => {
    const { notifier, shown, troubles, setPresent } = setUp(false);
    notifier.show(notice);
    setPresent(true);
    notifier.show(notice);
    await settled();
    expect(shown).toHaveLength(1);
    expect(troubles.at(-1)).toBeUndefined();
  });

  it('rests for 30 minutes after one slow show', async () => {
    const { notifier, shown, troubles, answer, clock } = setUp();
    Object.assign(answer, {
      takes: SLOW_AFTER + 1,
      result: failed('timeout', 'The desktop did not answer in time.'),
    });
    notifier.show(notice);
    await settled();
    answer.takes = 5;
    clock.turn(REST_AFTER_SLOW - 1);
    notifier.show(notice);
    expect(shown).toHaveLength(1);
    clock.turn(1);
    notifier.show(notice);
    expect(shown).toHaveLength(2);
    expect(troubles).toEqual(['The desktop did not answer in time.']);
  });

  it('gives a new service a new chance before the rest is over', async () => {
    const { notifier, shown, answer, setPresent } = setUp();
    answer.takes = SLOW_AFTER + 1;
    notifier.show(notice);
    await settled();
    setPresent(false);
    setPresent(true);
    notifier.show(notice);
    expect(shown).toHaveLength(2);
  });

  it('tells of a refusal, and of the next trouble only after something was shown', async () => {
    const { notifier, troubles, answer } = setUp();
    const refusal = failed('server', 'The desktop refused: no.');
    for (const result of [refusal, refusal, done(undefined), refusal]) {
      answer.result = result;
      notifier.show(notice);
      await settled();
    }
    expect(troubles).toEqual([refusal.failure.message, undefined, refusal.failure.message]);
  });

  it('tries a test notification whatever was before, and answers with what came of it', async () => {
    const { notifier, answer } = setUp(false);
    expect(await notifier.test()).toEqual(done(undefined));
    answer.result = failed('unreachable', 'There is no session bus.');
    expect(await notifier.test()).toMatchObject({
      ok: false,
      failure: { message: 'There is no session bus.' },
    });
  });
});
