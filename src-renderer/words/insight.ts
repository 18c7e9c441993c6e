/** The capacity panel of a source's page. Every figure here says whether it was measured or estimated. */
import { formatNumber } from '../format/numbers.ts';

const people = (count: number) => `${formatNumber(count)} ${count === 1 ? 'person' : 'people'}`;

export const insightWords = {
  title: 'Capacity',
  learning: 'learning',
  burst: 'burst',
  burstHint: 'A crowd came at once in the last 5 min. It is in the queue, but not in the pace.',
  halve: (minutes: string) => `Halve to ${minutes} min`,
  noLimit: 'No limit',
  estimates: 'Estimates',
  learningHint:
    'Estimates begin when enough people have come and gone. What was waited is measured from the first answer on.',
  seen: (basis: string) => basis.replace(/^learning: /, ''),
  places: 'Places to try',
  back: (places: number) => `Back to ${formatNumber(places)}`,
  entered: (places: number) => `${formatNumber(places)} now, as entered`,
  found: (places: number) => `${formatNumber(places)} now, as seen whenever people waited`,
  guessed: (most: number) =>
    `Capacity unknown: starts at the ${people(most)} seen at once. Edit the source to enter it.`,
  limit: 'Session limit',
  limitUnit: 'min',
  limitNone: 'none',
  limitProblem: 'Enter whole minutes, 1 to 1,440, or nothing.',
  asking: 'Working it out…',
  noSession: 'What other places would do is not known yet: session lengths are learned while nobody waits.',
  forecastNone: 'Nobody waits, so there is nothing to forecast.',
  forecastUnknown: 'No forecast yet.',
  session: (length: string) => `Sessions last ${length}.`,
  asOf: (when: string) => `Nothing newer is known: last seen ${when}.`,
  how: 'How this is estimated',
  explanations: [
    [
      'Arrivals and departures',
      'are estimated from how the two counts, live and waiting, move from look to look. Sudden crowds are left out of the pace.',
    ],
    [
      'The wait',
      'is the number of people ahead, over the pace at which people leave. The range in brackets holds 8 of 10 waits.',
    ],
    [
      'Session length',
      'is learned only while nobody waits, since people who give up would make it look shorter.',
    ],
    [
      'Other places',
      'are tried with that pace and length (Erlang C). The target is that 95 % wait less than a minute. With more coming than leaving, the growth of the queue is told instead.',
    ],
    [
      'The forecast',
      'takes the present pace and its chance for the next 10 min, while people wait. Where a queue clearly follows the viewers of an event, what they have just done counts, too.',
    ],
    ['Giving up', 'is too rough for a number: departures beyond those that sessions explain.'],
  ],
  days: 'Last 7 days',
  daysMeasured: 'Measured, not estimated, minute by minute. Times without answers are in no figure.',
  dayTold: (day: string, sentence: string) => `${day}: ${sentence}.`,
  day: 'Day',
  today: 'Today',
  waited: 'Viewer-minutes waited',
  atCapacity: 'At capacity',
  peak: 'Most at once',
  observed: 'Observed',
  noData: 'no data',
};
