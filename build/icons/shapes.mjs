/** The overall states (src-preload/contract) that the tray shows, one SVG each. */
export const STATES = /** @type {const} */ (['idle', 'ok', 'warning', 'critical', 'blind', 'paused']);

/** What trays ask for; each also in double density. */
export const TRAY_SIZES = /** @type {const} */ ([16, 22, 24, 32]);
export const APP_SIZES = /** @type {const} */ ([16, 24, 32, 48, 64, 128, 256, 512]);

/**
 * @typedef {{ readonly file: string, readonly size: number, readonly shape: Shape }} Picture
 * @typedef {{ readonly svg: string, readonly asTemplate?: boolean } | 'badges'} Shape
 *   `asTemplate`: black, as macOS wants it for a menu bar that colours by itself; 'badges' is drawn by badge.mjs
 */

/** @param {string} name @param {readonly number[]} sizes @param {Shape} shape @returns {Picture[]} */
function inBothDensities(name, sizes, shape) {
  return sizes.flatMap((size) => [
    { file: `${name}-${size}.png`, size, shape },
    { file: `${name}-${size}@2x.png`, size: size * 2, shape },
  ]);
}

/** @param {string} state @returns {Picture[]} */
function template(state) {
  const shape = { svg: `tray-${state}.svg`, asTemplate: true };
  return [
    { file: `tray-${state}Template.png`, size: 16, shape },
    { file: `tray-${state}Template@2x.png`, size: 32, shape },
  ];
}

/** Every picture under build/icons/png. @returns {Picture[]} */
export function pictures() {
  return [
    ...STATES.flatMap((state) => inBothDensities(`tray-${state}`, TRAY_SIZES, { svg: `tray-${state}.svg` })),
    ...STATES.flatMap(template),
    ...inBothDensities('badges', TRAY_SIZES, 'badges'),
    ...APP_SIZES.map((size) => ({ file: `app-${size}.png`, size, shape: { svg: 'app.svg' } })),
  ];
}
