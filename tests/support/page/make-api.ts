/** The real core behind `window.api`, with fakes of its ports that are small real programs. */
import type { Api } from '#contract/channels';
import { channels } from '#contract/channels';
import { defaultPreferences } from '#contract/configuration';
import type { Configuration } from '#contract/configuration';
import { done, failed } from '#contract/failure';
import { compose } from '../../../src-main/compose.ts';
import type { PlatformHandlers } from '../../../src-main/compose.ts';
import { createMemoryHistory } from '../../../src-main/core/history/memory.ts';
import type { Http, Vault } from '../../../src-main/core/ports.ts';
import { starterRules } from '../../../src-main/core/rules/starter.ts';
import { notificationLines } from '../../../src-main/shell/notification-check.ts';
import { noise } from './answers.ts';
import { pageClock } from './page-clock.ts';
import type { PageClock } from './page-clock.ts';
import { storedHandlers, withPast } from './past.ts';
import type { Scenario } from './scenarios.ts';

const SECRETS = { apiKey: 'k-showroom', token: 't-edge', secretKey: 's-studio' };

function addressOf(entry: string): Readonly<Record<string, string>> | undefined {
  const [, id] = /^destination\/(.*)$/.exec(entry) ?? [];
  return id === undefined ? undefined : { url: `https://hooks.example.com/${id}` };
}

function mapVault(isLocked: boolean): Vault {
  const kept = new Map<string, Readonly<Record<string, string>>>();
  return {
    read: async (account) => done(kept.get(account) ?? addressOf(account) ?? SECRETS),
    write: async (account, secret, forSession) =>
      forSession || !isLocked
        ? done(void kept.set(account, secret))
        : failed('keychain', 'The keychain is locked. Unlock it and try again.'),
    erase: async (account) => done(void kept.delete(account)),
  };
}

const isReceiver = (address: string) => address.startsWith('https://hooks.example.com/');

/** Webhooks: one that is gone, one that is down, the others take everything. */
function receiverAnswer(address: string, at: number): Awaited<ReturnType<Http['request']>> {
  const status = address.includes('gone') ? 404 : address.includes('down') ? 503 : 200;
  return done({
    status,
    body: {},
    content: 'json',
    headers: {},
    bytes: 2,
    duration: 40,
    receivedAt: at,
  });
}

function scenarioHttp(scenario: Scenario, clock: PageClock): Http {
  return {
    request: async (request) => {
      const at = clock.now();
      if (request.method === 'POST' && isReceiver(request.baseUrl))
        return receiverAnswer(request.baseUrl, at);
      const answer = scenario.answer(request.path.join('/'), at, request);
      const duration = 20 + Math.round(noise(at % 9_973, 3) * 90);
      if ('fail' in answer) {
        const { fail, certificate } = answer;
        if (certificate) return failed(fail, 'The certificate is not trusted.', { certificate });
        return failed(fail, 'The server did not answer in time.');
      }
      if ('picture' in answer) return done({ ...pictureAnswer(answer), duration, receivedAt: at });
      const { status, body, html } = answer;
      const content = html ? ('html' as const) : ('json' as const);
      return done({ status, body, content, headers: {}, bytes: 640, duration, receivedAt: at });
    },
  };
}

function pictureAnswer({ status, picture }: { status: number; picture: string }) {
  const raw = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
  return { status, body: undefined, content: 'other' as const, headers: {}, bytes: raw.length, raw };
}

const platformHandlers: PlatformHandlers = {
  startDemo: () => done(undefined),
  chooseImport: () =>
    done({
      token: 't',
      file: 'evening.json',
      changes: [
        'Adds the account Edge.',
        'Adds the source Race feed.',
        'Changes the capacity of Showroom from 40 to 50.',
      ],
      secretsMissing: ['Edge: Bearer token'],
    }),
  applyImport: () => done(undefined),
  exportConfiguration: () => done({ file: 'tallylight.json' }),
  exportAudit: ({ format }) => done({ file: `tallylight-changes.${format}`, changes: 6 }),
  startExport: () => done({ id: 'export-1', file: 'tallylight-history.csv' }),
  saveChartImage: ({ name }) => done({ file: `${name}.png` }),
  exportIncident: ({ format }) => done({ file: format === 'json' ? 'incident.json' : 'incident.md' }),
  openIncidentFile: () => failed('cancelled', 'Nothing was opened.'),
  sendTestNotification: () => done({ message: 'Sent. Your desktop accepted it.' }),
  selfCheck: () =>
    done([
      { id: 'keychain', label: 'Keychain', ok: true, text: 'Secrets can be stored and read back.' },
      {
        id: 'tray',
        label: 'Tray',
        ok: false,
        text: 'No tray was found. Closing the window minimises it instead.',
      },
      ...notificationLines(done({ server: 'dunst 1.9.0', buttons: true, clicks: true, stays: false }), {
        notifications: true,
        sound: { info: false, warning: false, critical: true },
      }),
    ]),
};

type Listener = (payload: never) => void;

/** Starts the core, lets the scenario's past happen, and gives the page its door. */
export async function makeApi(scenario: Scenario): Promise<Api> {
  const clock = pageClock(scenario.before);
  const listeners = new Map<string, Listener[]>();
  let configuration: Configuration = {
    accounts: scenario.accounts,
    sources: scenario.sources,
    rules: [...starterRules, ...(scenario.rules ?? [])].map((rule) =>
      scenario.destinations ? { ...rule, destinations: scenario.destinations.map(({ id }) => id) } : rule,
    ),
    events: scenario.events?.() ?? [],
    destinations: scenario.destinations ?? [],
    preferences: defaultPreferences,
  };
  let step = 0;
  const history = withPast(createMemoryHistory());
  for (const entry of scenario.kept ?? []) history.append(entry);
  const core = compose(
    {
      clock,
      random: () => noise(5, (step += 1)),
      http: scenarioHttp(scenario, clock),
      vault: mapVault(scenario.locked === true),
      settings: { load: () => configuration, save: (next) => done(void (configuration = next)) },
      history,
      clipboard: { write: async () => undefined, read: async () => '', clear: async () => undefined },
      log: () => undefined,
      version: '0.1.0',
      demo: scenario.accounts.length > 0,
      timeZone: 'UTC',
    },
    {
      publish: (name, payload) => listeners.get(name)?.forEach((listener) => listener(payload as never)),
      showOverall: () => undefined,
      notify: () => undefined,
    },
  );
  await core.start();
  await clock.catchUp();
  if (scenario.locked)
    core.notice({
      id: 'no-tray',
      tone: 'warning',
      text: 'This desktop has no system tray. Closing the window minimises it.',
      action: { label: 'Settings', route: 'settings' },
    });
  core.setVisible(true);
  return toFace({ ...core.handlers, ...platformHandlers, ...storedHandlers }, listeners);
}

function toFace(handlers: object, listeners: Map<string, Listener[]>): Api {
  const called = new Map<string, unknown>(Object.entries(handlers));
  const faces = Object.entries(channels).map(([name, channel]) => {
    if (channel.direction === 'invoke') {
      const handler = called.get(name) as (input: unknown) => unknown;
      return [name, async (input: unknown) => structuredClone(await handler(input))] as const;
    }
    const subscribe = (listener: Listener) => {
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
      return () =>
        listeners.set(
          name,
          (listeners.get(name) ?? []).filter((one) => one !== listener),
        );
    };
    return [`on${name.charAt(0).toUpperCase()}${name.slice(1)}`, subscribe] as const;
  });
  return Object.fromEntries(faces) as unknown as Api;
}
