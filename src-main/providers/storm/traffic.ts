import type { MetricDescriptor } from '#contract/descriptor';

/** Traffic of a stream or a viewer, in bytes; totals begin anew with every start. */
const incoming: MetricDescriptor = {
  id: 'inBandwidth',
  label: 'Incoming',
  unit: 'bytes/s',
  kind: 'gauge',
  bad: 'neither',
};
const outgoing: MetricDescriptor = { ...incoming, id: 'outBandwidth', label: 'Outgoing' };
const totals: readonly MetricDescriptor[] = [
  { id: 'inTotalBytes', label: 'Incoming total', unit: 'bytes', kind: 'counter', bad: 'neither' },
  { id: 'outTotalBytes', label: 'Outgoing total', unit: 'bytes', kind: 'counter', bad: 'neither' },
];

export const traffic: readonly MetricDescriptor[] = [incoming, outgoing, ...totals];

/** What a stream brings and hands on, against its own usual (queue-insight C-10). */
const ofTheUsual = { unit: 'ratio', kind: 'gauge', bad: 'low', derived: true } as const;
export const flow: readonly MetricDescriptor[] = [
  {
    ...ofTheUsual,
    id: 'ingestShare',
    label: 'Incoming, of the usual',
    role: 'ingest',
    help: 'What came in between the last two answers, of what usually does.',
  },
  {
    ...ofTheUsual,
    id: 'deliveryShare',
    label: 'To each viewer, of the usual',
    role: 'delivery',
    help: 'What goes out for each viewer, against what comes in, of what usually does. Told of three viewers or more.',
  },
];

/** Answers carry the server's clock (queue-insight C-10). */
export const age: MetricDescriptor = {
  id: 'dataAge',
  label: 'Data age',
  unit: 's',
  kind: 'gauge',
  bad: 'high',
  derived: true,
  help: 'How old the server’s figures were when they came, by its own clock, the usual delay left out.',
};
