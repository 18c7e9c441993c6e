import type { ProviderDescriptor } from '#contract/descriptor';
import { streamKind } from './stream-descriptor.ts';
import { viewerKind } from './viewer-descriptor.ts';

export const descriptor: ProviderDescriptor = {
  id: 'storm',
  name: 'Storm Streaming Server',
  summary: 'Your own streaming server: viewers, bandwidth and health of streams, and single viewers.',
  baseUrl: {
    id: 'baseUrl',
    label: 'API base URL',
    kind: 'url',
    required: true,
    placeholder: 'https://storm.example.com',
    help: 'The part before /api. If your server uses another prefix such as /api/v1, end the address with it.',
  },
  config: [
    {
      id: 'auth',
      label: 'Sign in with',
      kind: 'choice',
      required: false,
      initial: 'bearer',
      choices: [
        { value: 'bearer', label: 'Bearer token' },
        { value: 'api-key', label: 'X-Api-Key header' },
      ],
    },
  ],
  secret: [{ id: 'token', label: 'Bearer token', kind: 'secret', required: true, help: 'Or the API key.' }],
  sourceKinds: [streamKind, viewerKind],
  discovers: true,
  watchesAll: false,
  actions: [],
  budget: { perSecond: 2, inFlight: 3 },
};
