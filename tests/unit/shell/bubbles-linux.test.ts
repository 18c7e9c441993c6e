import { describe, expect, it } from 'vitest';
import { done, failed } from '#contract/failure';
import type { Bubble } from '../../../src-main/platform/bubbles.ts';
import { createLinuxBubbles } from '../../../src-main/platform/bubbles-linux.ts';
import type { Call, Message } from '../../../src-main/platform/dbus/message.ts';
import type { Desktop } from '../../../src-main/platform/linux-desktop.ts';

/** A notification server that takes everything, and can do what it is told it can. */
function server(capabilities: readonly string[] | undefined) {
  const calls: Call[] = [];
  let listener: (signal: Message) => void = () => undefined;
  let last = 0;
  const desktop: Desktop = {
    watch: (_name, tell) => {
      tell(true);
      return () => undefined;
    },
    call: (call) => {
      calls.push(call);
      if (call.member === 'Notify') return Promise.resolve(done([(last += 1)]));
      return Promise.resolve(
        capabilities ? done([capabilities]) : failed('timeout', 'The desktop did not answer in time.'),
      );
    },
    onSignal: (_name, hear) => {
      listener = hear;
      return () => undefined;
    },
    close: () => undefined,
  };
  const signal = (member: string, ...values: unknown[]) =>
    listener({ kind: 'signal', serial: 1, interface: 'org.freedesktop.Notifications', member, values });
  const notified = () => calls.filter((call) => call.member === 'Notify').map((call) => call.values ?? []);
  return { bubbles: createLinuxBubbles(desktop, '/icon.png'), notified, signal, calls };
}

const bubble = (actions: string[] = []): Bubble => ({
  title: 'Stream <b>',
  body: 'A & B <a href="x">',
  severity: 'critical',
  sound: false,
  buttons: true,
  onAction: (action) => actions.push(action),
});

describe('notifications on Linux', () => {
  it('are told as the specification wants, with urgency and buttons', async () => {
    const { bubbles, notified } = server(['actions', 'body']);
    expect(await bubbles.show(bubble())).toEqual(done(undefined));
    const [app, replaces, icon, title, body, actions, hints] = notified()[0] ?? [];
    expect([app, replaces, icon, title]).toEqual(['Tallylight', 0, '/icon.png', 'Stream <b>']);
    expect(body).toBe('A & B <a href="x">');
    expect(actions).toEqual(['default', 'Open', 'acknowledge', 'Acknowledge', 'snooze', 'Snooze']);
    expect(hints).toContainEqual(['urgency', { signature: 'y', value: 2 }]);
    expect(hints).toContainEqual(['suppress-sound', { signature: 'b', value: true }]);
  });

  it('have their body escaped where it would be read as markup, or where nobody knows', async () => {
    for (const capabilities of [['body-markup'], undefined]) {
      const { bubbles, notified } = server(capabilities);
      await bubbles.show(bubble());
      expect(notified()[0]?.[4]).toBe('A &amp; B &lt;a href="x"&gt;');
    }
  });

  it('carry no actions for a server that has none', async () => {
    const { bubbles, notified } = server(['body']);
    await bubbles.show(bubble());
    expect(notified()[0]?.[5]).toEqual([]);
  });

  it('ask the server only once what it can do', async () => {
    const { bubbles, calls } = server(['body']);
    await bubbles.show(bubble());
    await bubbles.show(bubble());
    expect(calls.filter((call) => call.member === 'GetCapabilities')).toHaveLength(1);
  });

  it('hand a click to the one that was clicked, until it is closed', async () => {
    const { bubbles, signal } = server(['actions']);
    const [first, second]: [string[], string[]] = [[], []];
    await bubbles.show(bubble(first));
    await bubbles.show(bubble(second));
    signal('ActionInvoked', 2, 'default');
    signal('ActionInvoked', 2, 'snooze');
    signal('ActionInvoked', 2, 'made-up');
    signal('NotificationClosed', 2, 2);
    signal('ActionInvoked', 2, 'default');
    expect([first, second]).toEqual([[], ['open', 'snooze']]);
  });
});
