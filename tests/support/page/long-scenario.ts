/** What customers really call their things: long, compound, from right to left, with pictures in it; a thousand of them. */
import type { Account, AlertRule, PlannedEvent, Source } from '#contract/configuration';

export const longLabels = [
  'Product configurator for the autumn collection, hall 4, stand B12',
  'Donaudampfschifffahrtsgesellschaftskapitänskajütenbesichtigung',
  'جولة افتراضية في القاعة الرئيسية مع مرشد مباشر من الدوحة',
  'Rindfleischetikettierungsüberwachungsaufgabenübertragung live',
  '🏎️🔥 Race feed 👩‍👩‍👧‍👦 family stand 🇩🇪 (commentary in German and English)',
  'Hauptbühne / Größe XL / Übertragung für Außenstellen „Süd“ – Ersatz',
  'שידור חי מהאולם הראשי',
  'rtmp-ingest_eu-central-1_prod_2026-11-30T12-00-00Z_primary_backup',
  '東京ショールーム・バーチャルツアー（日本語・英語・中国語対応）',
  'Keynote',
  'Yesterday’s rehearsal of the opening ceremony with all 14 presenters',
  'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW',
];

const names: Readonly<Record<string, string>> = {
  sp: 'Vertriebsgesellschaft für Veranstaltungstechnik mbH & Co. KG',
  edge: 'الخادم الرئيسي للبث',
  fp: 'Studio 🎬 of the North-Western European Broadcasting Partnership',
};

const label = (index: number) => longLabels[index % longLabels.length] ?? '';

/** The same accounts under such names. */
export const longAccounts = (accounts: readonly Account[]): readonly Account[] =>
  accounts.map((one) => ({ ...one, name: names[one.id] ?? one.name }));

/** The same sources under such labels, and a thousand with the halls after them. */
export function longSources(usual: readonly Source[], halls: readonly Source[]): readonly Source[] {
  const others = halls
    .slice(usual.length)
    .map((one, index) => ({ ...one, label: `${label(index)} ${index + 1}` }));
  return [...usual.map((one, index) => ({ ...one, label: label(index) })), ...others];
}

export const longRules: readonly AlertRule[] = [
  {
    id: 'long-name',
    name: 'Warteschlangenlängenüberschreitungsbenachrichtigung für den Messestand in Halle 4',
    scope: { source: 'showroom' },
    condition: { type: 'above', metric: 'queue', value: 4 },
    clear: { value: 2 },
    for: 0,
    severity: 'critical',
  },
  {
    id: 'right-to-left',
    name: 'تنبيه عند طول الانتظار في القاعة الرئيسية',
    scope: { kind: 'project' },
    condition: { type: 'grows', metric: 'queue', by: 3, within: 120_000, atLeast: 3 },
    for: 0,
    severity: 'warning',
  },
];

export const longEvents = (): readonly PlannedEvent[] => [
  {
    id: 'opening',
    name: 'Eröffnungsveranstaltungsübertragung of the autumn fair, all stages and every showroom',
    sources: ['showroom', 'f1', 'rally', 'keynote'],
    windows: [{ from: Date.now() - 1_800_000, until: Date.now() + 7_200_000 }],
  },
];

const strange: readonly (readonly [id: string, label: string])[] = [
  ['showroom', '<img src=x onerror=alert(1)>'],
  ['tour', 'abc\u202Egnp.exe\u200B and a rather long name that goes on and on, far beyond what fits'],
  ['f1', 'بث مباشر من القاعة'],
  ['rally', '👩‍👩‍👧‍👦 family'],
];

/** Four of the sources under labels that mean harm, or no harm: x1 to x4. */
export const strangeSources = (usual: readonly Source[]): readonly Source[] =>
  strange.flatMap(([id, told], index) =>
    usual.filter((one) => one.id === id).map((one) => ({ ...one, id: `x${index + 1}`, label: told })),
  );
