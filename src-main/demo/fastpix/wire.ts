/** The stream object of FastPix as seed 003 prints it. `maxDuration` and `reconnectWindow` in seconds. */
export type StreamStatus = 'idle' | 'preparing' | 'active' | 'disabled';

export interface StreamBody {
  readonly streamId: string;
  readonly streamKey: string;
  readonly srtSecret: string;
  readonly trial: boolean;
  readonly status: string;
  readonly maxResolution: string;
  readonly maxDuration: number;
  readonly createdAt: string;
  readonly reconnectWindow: number;
  readonly enableRecording: boolean;
  readonly enableDvrMode: boolean;
  readonly mediaPolicy: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly lowLatency: boolean;
  readonly closedCaptions: boolean;
  readonly playbackIds: readonly { readonly id: string; readonly accessPolicy: string }[];
  readonly simulcastResponses?: readonly Simulcast[];
  readonly mediaIds?: readonly string[];
  readonly srtPlaybackResponse?: { readonly srtPlaybackStreamId: string; readonly srtPlaybackSecret: string };
}

export interface Simulcast {
  readonly simulcastId: string;
  readonly url: string;
  readonly streamKey: string;
  readonly isEnabled: boolean;
  readonly metadata?: Readonly<Record<string, string>>;
}
