/** Simulated answers as pure functions of time: waves that look like evenings, the same in every run. */

/** A number in [0, 1) from any two: cheap, and the same everywhere. */
export function noise(seed: number, step: number): number {
  let state = (Math.imul(seed + 1, 374_761_393) + Math.imul(step + 1, 668_265_263)) | 0;
  state = Math.imul(state ^ (state >>> 13), 1_274_126_177);
  return ((state ^ (state >>> 16)) >>> 0) / 2 ** 32;
}

const MINUTE = 60_000;

/** Rises and falls over a few minutes, with a little unrest. */
export function wave(seed: number, at: number, low: number, high: number): number {
  const phase = noise(seed, 0) * 2 * Math.PI;
  const period = (6 + noise(seed, 1) * 14) * MINUTE;
  const base = 0.5 + 0.5 * Math.sin((at / period) * 2 * Math.PI + phase);
  const unrest = (noise(seed, Math.floor(at / 5_000)) - 0.5) * 0.12;
  return low + (high - low) * Math.min(1, Math.max(0, base + unrest));
}

/** A project of given capacity: the queue is what does not fit. */
export function projectBody(seed: number, at: number, capacity: number, peak: number) {
  const wanted = Math.round(wave(seed, at, capacity * 0.4, peak));
  return { liveUser: Math.min(capacity, wanted), queueUser: Math.max(0, wanted - capacity) };
}

export interface StreamShow {
  readonly application: string;
  readonly key: string;
  readonly seed: number;
  readonly startedAt: number;
  /** The server's health score; absent: "No Data". */
  readonly health?: (at: number) => number;
}

/** A published stream (seed 001). */
export function streamBody(show: StreamShow, at: number) {
  const viewers = Math.round(wave(show.seed, at, 12, 140));
  const score = show.health?.(at);
  const duration = at - show.startedAt;
  return {
    data: {
      id: show.key,
      state: 'PUBLISHED',
      type: 'NATIVE_STREAM',
      application: show.application,
      streamKey: show.key,
      startTime: show.startedAt,
      duration,
      viewerCount: viewers,
      systemClientCount: 1,
      inBandwidth: Math.round(wave(show.seed + 7, at, 610_000, 780_000)),
      outBandwidth: Math.round(viewers * wave(show.seed + 8, at, 560_000, 620_000)),
      inTotalBytes: Math.round(duration * 700),
      outTotalBytes: Math.round(duration * 42_000),
      healthScore: score ?? 0,
      healthGrade: score === undefined ? 'No Data' : score > 80 ? 'Very Good' : score > 50 ? 'Good' : 'Bad',
      allowedToPublish: true,
      isAutoRemovable: true,
      canRecord: true,
      isRecording: false,
      thumbnailPath: null,
      thumbnailTimestamp: 0,
      subStreams: [
        { streamKey: show.key, name: 'native' },
        { streamKey: `${show.key}_720p`, name: '720p' },
      ],
    },
    meta: { executionTime: 1, generatedAt: at },
  };
}

/** One viewer's session (seed 002). */
export function viewerBody(id: string, at: number) {
  return {
    data: {
      id,
      state: 'PUBLISHED',
      pipelineType: 'CLIENT_OUTPUT',
      harnessType: 'STORM_MSE_VIEWER',
      application: 'edge',
      streamKey: 'f1',
      startTime: at - 1_260_000,
      duration: 1_260_000,
      userAgentData: {
        deviceType: 'DESKTOP',
        osName: 'Windows 10/11',
        osVersion: '10.0',
        browserName: 'Chrome',
        browserVersion: '144.0.0.0',
        renderingEngine: 'WebKit',
      },
      connectionData: {
        remoteAddress: '203.0.113.8',
        protocol: 'HTTP',
        inBandwidth: 0,
        outBandwidth: Math.round(wave(91, at, 190_000, 260_000)),
        inTotalBytes: 1_428,
        outTotalBytes: 5_149_949,
        videoPacketCount: 660,
        audioPacketCount: 1_030,
        dataPacketCount: 0,
      },
      healthData: {
        healthScore: Math.round(wave(92, at, 70, 98)),
        healthGrade: 'Very Good',
        latency: Math.round(wave(93, at, 16, 60)),
        latencyGrade: 'Very Good',
        bufferDeviation: wave(94, at, 0.01, 0.08),
        bufferDeviationGrade: 'Good',
        queuePressure: 0,
        queuePressureGrade: 'Very Good',
        droppedFramesRatio: -1,
        droppedFramesGrade: 'No Data',
      },
      geoData: {
        continentName: 'Europe',
        countryName: 'Poland',
        countryCode: 'PL',
        cityName: 'Torun',
        postalCode: '87-100',
        latitude: 53.0176,
        longitude: 18.6202,
      },
    },
    meta: { executionTime: 0, generatedAt: at },
  };
}

/** One stream of a list (seed 003), without the secrets that a real one carries. */
export function liveStream(id: string, name: string, status: string) {
  return {
    streamId: id,
    trial: false,
    status,
    maxResolution: '1080p',
    maxDuration: 28_800,
    createdAt: '2026-06-01T10:50:00.123456Z',
    reconnectWindow: 60,
    enableRecording: true,
    enableDvrMode: false,
    mediaPolicy: 'public',
    lowLatency: true,
    closedCaptions: false,
    playbackIds: [{ id: '00000000-0000-4000-8000-000000000005', accessPolicy: 'public' }],
    metadata: { livestream_name: name, venue: 'Hall 3' },
  };
}
