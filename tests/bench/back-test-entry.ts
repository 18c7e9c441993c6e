/** What the bench of back-tests needs of the app, in one bundle. */
export { insightReadings, learn, startInsight } from '../../src-main/core/insight/source-insight.ts';
export { sourcesOf, tryRule } from '../../src-main/core/incidents/try-rule.ts';
export { startWatched } from '../../src-main/core/monitor/watched.ts';
export { starterRules } from '../../src-main/core/rules/starter.ts';
export { derive, queueMemoryFor } from '../../src-main/core/state/derive.ts';
export { createClock } from '../../src-main/platform/clock.ts';
export { openHistory } from '../../src-main/platform/history-db.ts';
export { choresOf } from '../../src-main/platform/history/chores.ts';
export { Gathering } from '../../src-main/platform/history/gathering.ts';
export { Keeper } from '../../src-main/platform/history/keeper.ts';
export { streampixel } from '../../src-main/providers/streampixel/index.ts';
export { storm } from '../../src-main/providers/storm/index.ts';
