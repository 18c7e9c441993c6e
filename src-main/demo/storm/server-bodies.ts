import type { Answer } from '../server/exchange.ts';
import type { StormState } from './state.ts';
import { streamBody } from './streams.ts';
import type { StreamBody } from './wire.ts';

/** `server/status` and `server/info`; the latter says `metadata` where all others say `meta` (reference/providers.md 2.2). */
export function serverRoutes(state: StormState, parts: readonly (string | undefined)[]): Answer | undefined {
  const generatedAt = state.clock.now();
  const meta = { executionTime: 0, generatedAt };
  if (parts.length !== 1) return undefined;
  if (parts[0] === 'info') return { status: 200, body: { metadata: meta, data: infoOf(state) } };
  if (parts[0] === 'status') return { status: 200, body: { data: statusOf(state), meta } };
  return undefined;
}

function infoOf(state: StormState) {
  const names = [...new Set([...state.streams.values()].map(({ setting }) => setting.application))];
  return {
    clusterManager: false,
    playerProtocolVersion: 1,
    clusterProtocolVersion: '2.0.0',
    appRootDIR: '/opt/storm-simulated',
    serverName: 'Simulated Storm',
    applicationList: names.map((name) => ({ name, type: name === 'edge' ? 'EDGE' : 'MONO' })),
    version: '3.0.1',
    branch: 'Main',
  };
}

/** Percentages are text here, as the vendor prints them. */
function statusOf(state: StormState) {
  const bodies = [...state.streams.values()].map((stream) => streamBody(stream, state.clock));
  const sum = (pick: (body: StreamBody) => number) =>
    bodies.reduce((all, body) => all + (body ? pick(body) : 0), 0);
  const totalMemory = 17_179_869_184;
  const currentMemory = 2_147_483_648 + sum((body) => body.viewerCount) * 1_048_576;
  return {
    launchDate: state.launchedAt,
    cpuUsagePercent: (8 + sum((body) => body.viewerCount) / 20).toFixed(2),
    memory: { totalMemory, currentMemory, usagePercent: ((100 * currentMemory) / totalMemory).toFixed(2) },
    network: {
      inBandwidth: sum((body) => body.inBandwidth),
      outBandwidth: sum((body) => body.outBandwidth),
      inTotalBytes: sum((body) => body.inTotalBytes),
      outTotalBytes: sum((body) => body.outTotalBytes),
    },
    threadpools: {
      workersTotalCount: 16,
      workersActiveCount: 2,
      readersTotalCount: 8,
      readersActiveCount: 1,
      sendersTotalCount: 8,
      sendersActiveCount: 3,
      transportTotalCount: 8,
      transportActiveCount: 1,
    },
  };
}
