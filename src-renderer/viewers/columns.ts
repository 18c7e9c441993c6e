/** The columns of a list of viewers, as their kind describes them. */
import type { ListedViewer } from '#contract/channels/close-up';
import type { FactDescriptor, MetricDescriptor, SourceKindDescriptor } from '#contract/descriptor';
import { formatFact } from '../format/facts.ts';
import { formatRelative } from '../format/times.ts';
import { formatQuantity } from '../format/quantities.ts';
import { shellWords } from '../words/views.ts';

export interface Column {
  readonly id: string;
  readonly label: string;
  readonly isNumber: boolean;
  readonly text: (viewer: ListedViewer) => string;
}

/** `now` in epoch ms. Personal columns are there only while they are asked for. */
export function columnsOf(
  kind: SourceKindDescriptor,
  showsPersonal: boolean,
  now: number,
): readonly Column[] {
  const { facts = [], metrics = [] } = kind.listed ?? {};
  const isShown = (fact: FactDescriptor) => showsPersonal || !fact.personal;
  return [
    ...facts.flatMap((id) =>
      kind.facts.filter((fact) => fact.id === id && isShown(fact)).map((fact) => ofFact(fact, now)),
    ),
    ...metrics.flatMap((id) => kind.metrics.filter((metric) => metric.id === id).map(ofMetric)),
  ];
}

function ofFact({ id, label, kind }: FactDescriptor, now: number): Column {
  const text = ({ facts }: ListedViewer) => {
    const value = facts[id];
    if (value === undefined) return '–';
    const isTime = kind === 'time' && typeof value === 'number';
    return isTime ? formatRelative(value, now) : formatFact(value, { kind });
  };
  return { id, label, isNumber: false, text };
}

function ofMetric({ id, label, unit, gradeFact = '' }: MetricDescriptor): Column {
  const text = ({ readings, facts }: ListedViewer) => {
    const value = readings[id];
    if (value === undefined) return shellWords.noData;
    return [formatQuantity(value, unit), facts[gradeFact]].filter(Boolean).join(' ');
  };
  return { id, label, isNumber: true, text };
}
