/** What the bench of two weeks needs, in one bundle. */
export { DAY } from '../support/long-show/play.ts';
export { tell } from '../support/long-show/story.ts';
