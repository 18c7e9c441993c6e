import type { ViewerBody } from './wire.ts';

/** A viewer as the lists print it: flat, `applicationName` instead of `application` (reference/providers.md 2.5). */
export function flatViewer(viewer: ViewerBody) {
  const { userAgentData: agent, connectionData: connection, healthData: health } = viewer;
  return {
    id: viewer.id,
    state: viewer.state,
    class: 'SimulatedHarness',
    pipelineType: viewer.pipelineType,
    harnessType: viewer.harnessType,
    applicationName: viewer.application,
    streamKey: viewer.streamKey,
    subStream: 'native',
    remoteAddress: connection.remoteAddress,
    deviceType: agent.deviceType,
    osName: agent.osName,
    browserName: agent.browserName,
    startTime: viewer.startTime,
    duration: viewer.duration,
    inBandwidth: connection.inBandwidth,
    outBandwidth: connection.outBandwidth,
    inTotalBytes: connection.inTotalBytes,
    outTotalBytes: connection.outTotalBytes,
    healthScore: health.healthScore,
    healthGrade: health.healthGrade,
  };
}
