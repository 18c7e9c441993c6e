import { formatNumber } from '../format/numbers.ts';

const streams = (count: number) => (count === 1 ? '1 stream' : `${formatNumber(count)} streams`);

/** How an account follows its own list. */
export const followingWords = {
  all: (followed: number) => `Following all ${streams(followed)}`,
  some: (followed: number, listed: number) => `Following ${formatNumber(followed)} of ${streams(listed)}`,
  excluded: (count: number) => `${formatNumber(count)} left out by your pattern`,
  overCap: (count: number) => `${formatNumber(count)} beyond your limit`,
};
