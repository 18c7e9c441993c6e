/** Prints, as one JSON line, the locale of this process and sentences of main with large numbers in them. Run as a process of its own. */
import type { OverallView } from '../../src-preload/contract/model.ts';
import { basisInWords } from '../../src-main/core/wording/basis.ts';
import { metricTold } from '../../src-main/core/wording/metric.ts';
import { plural } from '../../src-main/core/wording/numbers.ts';
import { overallSentence } from '../../src-main/core/wording/overall.ts';
import { trayMenu } from '../../src-main/platform/tray-menu.ts';

const until = new Date(2026, 0, 6, 19).getTime();
const said = {
  state: 'warning',
  attention: 1_204,
  sources: 12_000,
  queue: 34_567,
  networkDown: false,
  quiet: { until, bypass: 'critical' },
} as const;
const overall: OverallView = { ...said, sentence: overallSentence(said) };
const labels = trayMenu(overall, []).flatMap((entry) => ('label' in entry ? [entry.label] : []));
const texts = [
  ...labels.filter((label) => /\d/.test(label)),
  plural(1_000, 'source'),
  metricTold('queue', 12_345),
  metricTold('health', 71.25),
  basisInWords({ events: 1_037, minutes: 60 }),
];
console.log(JSON.stringify({ locale: Intl.NumberFormat().resolvedOptions().locale, texts }));
