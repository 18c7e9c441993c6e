/** What the bench of the history needs of the app, in one bundle. */
export { createClock } from '../../src-main/platform/clock.ts';
export { openHistory } from '../../src-main/platform/history-db.ts';
export { choresOf } from '../../src-main/platform/history/chores.ts';
export { Gathering } from '../../src-main/platform/history/gathering.ts';
export { Keeper } from '../../src-main/platform/history/keeper.ts';
export { answer } from '../../src-main/platform/history/reading.ts';
export { toSparkPoints } from '../../src-renderer/sources/draw-sparkline.ts';
export { RecentPoints } from '../../src-renderer/state/recent-points.ts';
