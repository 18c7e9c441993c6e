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
    info: 'Everything comes through all the same, as set for quiet hours.',
    warning: 'Warnings and critical come through, as set for quiet hours.',
    critical: 'Critical comes through, as set for quiet hours.',
    none: 'Nothing comes through, as set for quiet hours.',
  },
  end: 'End quiet',
  inPalette: (choice: string) => `Quiet: ${choice.charAt(0).toLowerCase()}${choice.slice(1)}`,
};
