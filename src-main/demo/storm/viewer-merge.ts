import { devices, places } from './places.ts';
import { healthAt } from './viewer-health.ts';
import type { ViewerBody } from './wire.ts';

/** Any fields of seed 002, also single ones of the nested blocks. */
export type ViewerChanges = {
  readonly [Field in keyof ViewerBody]?: ViewerBody[Field] extends object
    ? Partial<ViewerBody[Field]>
    : ViewerBody[Field];
};

/** A viewer with changes laid over it. */
export function mergeViewer(viewer: ViewerBody, changes: ViewerChanges): ViewerBody {
  return {
    ...viewer,
    ...changes,
    userAgentData: { ...viewer.userAgentData, ...changes.userAgentData },
    connectionData: { ...viewer.connectionData, ...changes.connectionData },
    healthData: { ...viewer.healthData, ...changes.healthData },
    geoData: { ...viewer.geoData, ...changes.geoData },
  };
}

/** A viewer that has just come, of `edge/f1`, with the first figures of seed 002. */
export function blankViewer(id: string, now: number): ViewerBody {
  const [device] = devices;
  const [geoData] = places;
  if (!device || !geoData) throw new Error('There is at least one device and one place.');
  const { harnessType, ...userAgentData } = device;
  return {
    id,
    state: 'PUBLISHED',
    pipelineType: 'CLIENT_OUTPUT',
    harnessType,
    application: 'edge',
    streamKey: 'f1',
    startTime: now,
    duration: 0,
    userAgentData,
    connectionData: {
      remoteAddress: '203.0.113.8',
      protocol: 'HTTP',
      inBandwidth: 0,
      outBandwidth: 226_930,
      inTotalBytes: 1428,
      outTotalBytes: 0,
      videoPacketCount: 0,
      audioPacketCount: 0,
      dataPacketCount: 0,
    },
    healthData: healthAt(0.05, 0),
    geoData,
  };
}
