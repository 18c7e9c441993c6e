/** Handlers that only the platform can give: files, the desktop, starting another core. */
import { done, failed } from '#contract/failure';
import type { PlatformHandlers } from '../compose.ts';
import { toDocumentText } from '../core/configuration/document.ts';
import { chooseConfigurationFile, chooseTarget, saveTextFile } from '../platform/dialogs.ts';
import { startDemoPlan } from './demo-plan.ts';
import { incidentHandlers } from './incident-handlers.ts';
import type { Importer } from './importing.ts';
import type { WindowedApp } from './run-window.ts';
import { testedSentence } from './notification-check.ts';
import { checkSelf } from './self-check.ts';
import type { Stage } from './stage.ts';

/** What no file system takes in a name becomes a space. */
const fileName = (name: string) =>
  name
    .replaceAll(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, 120);

export function createOwnHandlers(stage: Stage, app: WindowedApp, importer: Importer): PlatformHandlers {
  const preferences = () => app.host.current().configuration().preferences;
  return {
    startDemo: () => startDemo(stage, app),
    sendTestNotification: async () => {
      const { notifier } = app.desktop;
      const shown = await notifier.test();
      if (!shown.ok) return shown;
      const able = await notifier.abilities();
      return done({ message: testedSentence(able, preferences()) });
    },
    selfCheck: async () => done(await checkSelf(stage, app.desktop, preferences())),
    chooseImport: async () => {
      const file = await chooseConfigurationFile();
      return file.ok ? importer.preview(file.value) : file;
    },
    applyImport: ({ token, sessionOnly }) => importer.apply(token, sessionOnly ?? false),
    exportConfiguration: () =>
      saveTextFile('tallylight.json', toDocumentText(app.host.current().configuration())),
    startExport: async (order) => {
      const file = await chooseTarget('tallylight-history.csv', {
        title: 'Export history',
        name: 'CSV table',
        extensions: ['csv'],
      });
      return file.ok ? app.host.current().exportHistory({ ...order, file: file.value }) : file;
    },
    saveChartImage: ({ name, image }) =>
      saveTextFile(`${fileName(name)}.png`, image, {
        title: 'Save the chart',
        name: 'PNG picture',
        extensions: ['png'],
      }),
    ...documentHandlers(app),
    ...incidentHandlers(app),
  };
}

/** What the core writes as a text, and the user keeps as a file. */
function documentHandlers(app: WindowedApp): Pick<PlatformHandlers, 'exportAudit'> {
  return {
    exportAudit: async ({ format, ...filter }) => {
      const made = await app.host.current().auditFile(filter, format);
      if (!made.ok) return made;
      const { name, text, changes } = made.value;
      const saved = await saveTextFile(name, text, {
        title: 'Export changes',
        name: format === 'json' ? 'JSON' : 'CSV table',
        extensions: [format],
      });
      return saved.ok ? done({ ...saved.value, changes }) : saved;
    },
  };
}

/** Another core takes over in this window; nothing of it is stored. The page begins anew with the next core's state. */
async function startDemo(stage: Stage, { host, window, makeCore }: WindowedApp) {
  const base = host.current().configuration();
  if (base.accounts.length > 0) return failed('rejected', 'The demo starts from an empty profile only.');
  const next = makeCore(await startDemoPlan(stage, base));
  await host.replace(next);
  window.reload();
  return done(undefined);
}
