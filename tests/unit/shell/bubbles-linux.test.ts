import { describe, expect, it } from 'vitest';
import { done, failed } from '#contract/failure';
import type { Bubble } from '../../../src-main/platform/bubbles.ts';
import { createLinuxBubbles } from '../../../src-main/platform/bubbles-linux.ts';
import type { Call, Message } from '../../../src-main/platform/dbus/message.ts';
import type { Desktop } from '../../../src-main/platform/linux-desktop.ts';

type Answer = ReturnType<typeof done<readonly unknown[]>> | ReturnType<typeof failed>;

/** A notification server that takes everything, can do what it is told it can, and answers to `properties`. */
function server(
  capabilities: readonly string[] | undefined,
  properties: Readonly<Record<string, unknown>> = {},
  isThere = true,
) {
  const late = failed('timeout', 'The desktop did not answer in time.');
  const answer = ({ member, values = [] }: Call): Answer => {
    if (!isThere) return failed('server', 'The desktop refused: org.freedesktop.DBus.Error.ServiceUnknown.');
    if (member === 'Notify') return done([(last += 1)]);
    if (member === 'Get') {
      const value = properties[String(values[1])];
      return value === undefined ? failed('server', 'The desktop refused: no such property.') : done([value]);
    }
    if (capabilities === undefined) return late;
    return done(member === 'GetCapabilities' ? [capabilities] : ['dunst', 'knopwob', '1.9.0', '1.2']);
  };
  const calls: Call[] = [];
  let listener: (signal: Message) => void = () => undefined;
  let last = 0;
  const desktop: Desktop = {
    watch: (_name, tell) => {
      tell(isThere);
      return () => undefined;
    },
    call: (call) => {
      calls.push(call);
      return Promise.resolve(answer(call));
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
  const bubbles = createLinuxBubbles(desktop, '/icon.png');
  bubbles.onPresence(() => undefined);
  return { bubbles, notified, signal, calls };
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
    const buttons = ['acknowledge', 'Acknowledge', 'snooze', 'Snooze', 'quiet', 'Quiet for 1 h'];
    expect(actions).toEqual(['default', 'Open', ...buttons]);
    expect(hints).toContainEqual(['urgency', { signature: 'y', value: 2 }]);
    expect(hints).toContainEqual(['suppress-sound', { signature: 'b', value: true }]);
  });

  it.each([
    ['info', 'message-new-instant'],
    ['warning', 'dialog-warning'],
    ['critical', 'dialog-error'],
  ] as const)('name a sound for %s only where it is wished for', async (severity, name) => {
    const { bubbles, notified } = server(['actions']);
    await bubbles.show({ ...bubble(), severity, sound: true });
    await bubbles.show({ ...bubble(), severity, sound: false });
    const [loud, still] = notified().map((values) => new Map(values[6] as [string, { value: unknown }][]));
    expect([loud?.get('suppress-sound')?.value, loud?.get('sound-name')?.value]).toEqual([false, name]);
    expect([still?.get('suppress-sound')?.value, still?.has('sound-name')]).toEqual([true, false]);
  });

  it.each([
    [
      ['actions', 'body', 'persistence', 'sound'],
      {},
      { buttons: true, clicks: true, stays: true, sound: true },
    ],
    [['body'], {}, { buttons: false, clicks: false, stays: false, sound: false }],
    [[], { Inhibited: true }, { isSilenced: true }],
    [[], { paused: false }, { isSilenced: false }],
    [[], { paused: true, Inhibited: 'no answer of ours' }, { isSilenced: true }],
  ])('say what a server with %j and %j does with them', async (capabilities, properties, expected) => {
    const answer = await server(capabilities, properties).bubbles.abilities();
    expect(answer).toMatchObject({ ok: true, value: { server: 'dunst 1.9.0', ...expected } });
    if (Object.keys(properties).length === 0) expect(answer).not.toHaveProperty('value.isSilenced');
  });

  it('say that a server does not answer, or that there is none, which is not asked at all', async () => {
    expect(await server(undefined).bubbles.abilities()).toMatchObject({ failure: { kind: 'timeout' } });
    const none = server([], {}, false);
    expect(await none.bubbles.abilities()).toMatchObject({
      failure: { message: 'No notification service is running on this desktop.' },
    });
    expect(none.calls).toEqual([]);
    expect(await none.bubbles.show(bubble())).toMatchObject({
      failure: { message: 'No notification service is running on this desktop.' },
    });
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
