/** Names and made-up credentials of the simulated vendors. They open nothing but the simulation. */
export type VendorName = 'streampixel' | 'storm' | 'fastpix';

/** Where each vendor's paths begin, below the origin. */
export const prefixes: Readonly<Record<VendorName, string>> = {
  streampixel: '/pixelStripeApi',
  storm: '/storm',
  fastpix: '/v1',
};

export const demoCredentials = {
  streampixel: { userId: '65e00000000000000000d3a0', apiKey: 'sp-demo-key-opens-nothing' },
  storm: { token: 'storm-demo-token-opens-nothing' },
  fastpix: { accessTokenId: 'fp-demo-token-id', secretKey: 'fp-demo-secret-opens-nothing' },
} as const;

/** Streampixel projects of the demo. `foreign` exists but belongs to somebody else: 403 (seed 000). */
export const demoProjects = {
  showroom: '65f0000000000000000000a1',
  lobby: '65f0000000000000000000a2',
  launch: '65f0000000000000000000a3',
  rehearsal: '65f0000000000000000000a4',
  archived: '65f0000000000000000000a5',
  foreign: '65f0000000000000000000f1',
} as const;

/** Storm viewers that the demo follows one by one: one stays, the other goes with its stream (404) and comes back. */
export const demoViewer = 'v_demovipbox00001';
export const paddockViewer = 'v_demopaddock0001';

/** Undoes a subscription, a fault or a hold. Calling it twice does no harm. */
export type Stop = () => void;
