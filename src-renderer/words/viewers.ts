import { formatNumber } from '../format/numbers.ts';

/** A closer look: the picture of a stream, who watches it, and a single viewer. */
export const viewerWords = {
  picture: (label: string) => `Picture of ${label}`,
  pictureAt: (when: string) => `Picture of ${when}`,
  noPicture: 'The server names a picture, but it could not be shown:',
  grades: 'Quality, the worst first',
  left: (when: string) =>
    `It has left. These are its last values, from ${when}; they are in memory only.`,
  place: 'Place',
  placeMore: 'Show where exactly',
  placeLess: 'Hide where exactly',
  title: 'Viewers',
  list: 'Viewers of the stream',
  search: 'Find a viewer',
  showAddresses: 'Show addresses',
  refresh: 'Refresh',
  reading: 'Asking who watches…',
  nobody: 'Nobody watches now.',
  noMatch: 'No viewer matches.',
  total: (count: number) => (count === 1 ? '1 viewer' : `${formatNumber(count)} viewers`),
  page: (page: number, pages: number) => `Page ${formatNumber(page)} of ${formatNumber(pages)}`,
  previous: 'Previous page',
  next: 'Next page',
  viewer: 'Viewer',
  watch: 'Watch this viewer',
  watched: 'watched',
  nowWatched: (label: string) => `${label} is watched now.`,
  labelOf: (id: string) => `Viewer ${id}`,
};
