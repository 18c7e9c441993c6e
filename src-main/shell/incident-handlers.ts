/** Incidents as files: written where the user chooses, and opened again from there. */
import type { PlatformHandlers } from '../compose.ts';
import { LARGEST_FILE } from '../core/replay/file.ts';
import { chooseIncidentFile, saveTextFile } from '../platform/dialogs.ts';
import type { WindowedApp } from './run-window.ts';

export function incidentHandlers(
  app: WindowedApp,
): Pick<PlatformHandlers, 'exportIncident' | 'openIncidentFile'> {
  return {
    exportIncident: async ({ id, format }) => {
      const made = await app.host.current().incidentDocument(id, format);
      if (!made.ok) return made;
      return saveTextFile(made.value.name, made.value.text, {
        title: 'Export the incident',
        name: format === 'json' ? 'Incident file' : 'Markdown',
        extensions: [format === 'json' ? 'json' : 'md'],
      });
    },
    openIncidentFile: async () => {
      const file = await chooseIncidentFile(LARGEST_FILE);
      return file.ok ? app.host.current().openIncidentFile(file.value.name, file.value.text) : file;
    },
  };
}
