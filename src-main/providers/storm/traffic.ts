import type { MetricDescriptor } from '#contract/descriptor';

/** Traffic of a stream or a viewer, in bytes; totals begin anew with every start. */
export const traffic: readonly MetricDescriptor[] = [
  { id: 'inBandwidth', label: 'Incoming', unit: 'bytes/s', kind: 'gauge', bad: 'neither' },
  { id: 'outBandwidth', label: 'Outgoing', unit: 'bytes/s', kind: 'gauge', bad: 'neither' },
  { id: 'inTotalBytes', label: 'Incoming total', unit: 'bytes', kind: 'counter', bad: 'neither' },
  { id: 'outTotalBytes', label: 'Outgoing total', unit: 'bytes', kind: 'counter', bad: 'neither' },
];
