/** Words around quiet that is turned on by hand. */
export const quietWords = {
  quiet: 'Quiet',
  hour: 'For 1 hour',
  fourHours: 'For 4 hours',
  untilToday: (time: string) => `Until ${time}`,
  untilTomorrow: (time: string) => `Until tomorrow ${time}`,
  on: (from: string, until: string) => `Quiet since ${from} until ${until}`,
  /** What is let through although it is quiet; set with quiet hours. */
  through: {
    info: 'Everything is let through, as in quiet hours.',
    warning: 'Warnings are let through, as in quiet hours.',
    critical: 'Critical is let through, as in quiet hours.',
    none: 'Critical is kept back, too.',
  },
  end: 'End quiet',
  inPalette: (choice: string) => `Quiet: ${choice.charAt(0).toLowerCase()}${choice.slice(1)}`,
};
