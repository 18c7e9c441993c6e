export const incidentWords = {
  open: 'Open',
  closed: 'Recovered',
  empty: 'No incident. When a rule is broken it is told here, with what was seen.',
  noneOpen: 'Nothing is open.',
  acknowledge: 'Acknowledge',
  acknowledged: 'acknowledged',
  snooze: 'Snooze',
  endSnooze: 'End snooze',
  snoozedUntil: (when: string) => `snoozed until ${when}`,
  flapping: 'comes and goes',
  quarterHour: '15 min',
  hour: '1 h',
  untilRecovered: 'until recovered',
  lasted: (span: string) => `lasted ${span}`,
  began: (when: string) => `began ${when}`,
};

export const ruleWords = {
  empty: 'No rule yet.',
  unread: 'The rules could not be read.',
  firing: (count: number) => (count === 1 ? '1 incident open' : `${count} incidents open`),
  off: 'off',
  starter: 'starter rule',
};
