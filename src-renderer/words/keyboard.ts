export const keyboardWords = {
  title: 'Keyboard shortcuts',
  search: 'Search the overview',
  help: 'Show these shortcuts',
  palette: 'Go to or do anything',
  rows: 'Move through a list',
  open: 'Open the chosen source',
  select: 'Select, to do one thing to several',
  menu: 'What can be done to the chosen source',
  close: 'Close what floats, or leave the search',
};

export const paletteWords = {
  title: 'Command palette',
  placeholder: 'Type a view, a source or an action',
  label: 'Command',
  nothing: 'Nothing fits.',
  view: 'view',
  source: 'source',
  event: 'event',
  action: 'action',
  pauseAll: 'Pause polling',
  resumeAll: 'Resume polling',
  retryAll: 'Retry everything now',
  shortcuts: 'Keyboard shortcuts',
};
