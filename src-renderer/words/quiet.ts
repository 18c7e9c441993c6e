/** Words around quiet: turned on by hand, and quiet hours. */
export const quietWords = {
  quiet: 'Quiet',
  hour: 'For 1 hour',
  fourHours: 'For 4 hours',
  untilToday: (time: string) => `Until ${time}`,
  untilTomorrow: (time: string) => `Until tomorrow ${time}`,
  byHand: (until: string) => `Quiet until ${until}`,
  hours: (until: string) => `Quiet hours until ${until}`,
  /** All of the week. */
  alwaysQuiet: 'Quiet hours',
  /** On hover. */
  sinceTold: (from: string) => `Turned on at ${from}.`,
  hoursTold: 'As set in the settings.',
  /** What is let through although it is quiet; set with quiet hours. */
  through: {
    info: 'everything still comes',
    warning: 'warnings, critical still come',
    critical: 'critical still comes',
    none: 'nothing comes, not even critical',
  },
  end: 'End quiet',
  /** Quiet by hand, beyond the end of quiet hours. */
  longer: 'Longer',
  inPalette: (choice: string) => `Quiet: ${choice.charAt(0).toLowerCase()}${choice.slice(1)}`,
};
