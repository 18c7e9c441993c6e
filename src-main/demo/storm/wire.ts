/** The bodies of the Storm REST API as seeds 001 and 002 print them. Bandwidth in bytes/s, totals in bytes, times epoch ms, spans ms. */

export interface StreamBody {
  readonly id: string;
  readonly state: string;
  readonly type: string;
  readonly application: string;
  readonly streamKey: string;
  readonly startTime: number;
  readonly duration: number;
  readonly viewerCount: number;
  readonly systemClientCount: number;
  readonly inBandwidth: number;
  readonly outBandwidth: number;
  readonly inTotalBytes: number;
  readonly outTotalBytes: number;
  readonly healthScore: number;
  readonly healthGrade: string;
  readonly allowedToPublish: boolean;
  readonly isAutoRemovable: boolean;
  readonly canRecord: boolean;
  readonly isRecording: boolean;
  readonly thumbnailPath: string | null;
  readonly thumbnailTimestamp: number;
  readonly subStreams: readonly { readonly streamKey: string; readonly name: string }[];
}

export interface ViewerBody {
  readonly id: string;
  readonly state: string;
  readonly pipelineType: string;
  readonly harnessType: string;
  readonly application: string;
  readonly streamKey: string;
  readonly startTime: number;
  readonly duration: number;
  readonly userAgentData: {
    readonly deviceType: string;
    readonly osName: string;
    readonly osVersion: string;
    readonly browserName: string;
    readonly browserVersion: string;
    readonly renderingEngine: string;
  };
  readonly connectionData: {
    readonly remoteAddress: string;
    readonly protocol: string;
    readonly inBandwidth: number;
    readonly outBandwidth: number;
    readonly inTotalBytes: number;
    readonly outTotalBytes: number;
    readonly videoPacketCount: number;
    readonly audioPacketCount: number;
    readonly dataPacketCount: number;
  };
  readonly healthData: {
    readonly healthScore: number;
    readonly healthGrade: string;
    readonly latency: number;
    readonly latencyGrade: string;
    readonly bufferDeviation: number;
    readonly bufferDeviationGrade: string;
    readonly queuePressure: number;
    readonly queuePressureGrade: string;
    readonly droppedFramesRatio: number;
    readonly droppedFramesGrade: string;
  };
  readonly geoData: {
    readonly continentName: string;
    readonly countryName: string;
    readonly countryCode: string;
    readonly cityName: string;
    readonly postalCode: string;
    readonly latitude: number;
    readonly longitude: number;
  };
}

/** The grade that goes with a score of 0 to 100. The seeds show these words only; where one ends is our choice. */
export function gradeOf(score: number | undefined): string {
  if (score === undefined) return 'No Data';
  if (score >= 85) return 'Very Good';
  return score >= 50 ? 'Good' : 'Bad';
}
