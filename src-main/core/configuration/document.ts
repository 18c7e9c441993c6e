/** The configuration as a document to export: everything but secrets, so that an import restores every field. */
import type { Configuration } from '#contract/configuration';
import { FORMAT } from './parse.ts';

/** Ready for `JSON.stringify`. Holds no secret, for a configuration has none. */
export function toDocument(configuration: Configuration): Readonly<Record<string, unknown>> {
  const { accounts, sources, rules, events, preferences, destinations } = configuration;
  return { format: FORMAT, accounts, sources, rules, events, settings: preferences, destinations };
}

/** The text of an export. */
export function toDocumentText(configuration: Configuration): string {
  return `${JSON.stringify(toDocument(configuration), undefined, 2)}\n`;
}
