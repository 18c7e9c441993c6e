/** Words for what goes wrong between the page and main. */
export const problemWords = {
  noAnswer: 'Tallylight did not answer. This is a fault of the app, not of your account.',
};
