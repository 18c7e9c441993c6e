export { pollRun } from './poll.ts';
export { scenarios } from './scenarios.ts';
export { simulate } from './simulate.ts';
