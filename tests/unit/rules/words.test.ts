import { describe, expect, it } from 'vitest';
import type { AlertRule, RuleCondition } from '#contract/configuration';
import type { Look } from '../../../src-main/core/rules/types.ts';
import { starterRules, withStarterRules } from '../../../src-main/core/rules/starter.ts';
import { validateRule } from '../../../src-main/core/rules/validate.ts';
import { metricName, metricTold, tidy } from '../../../src-main/core/wording/metric.ts';
import { ruleSentence, ruleSentencesFor } from '../../../src-main/core/wording/rule.ts';
import { look, looks, MINUTE, miss, queue, rule, rules, run, SECOND, T0, tick } from './support.ts';

const starter = (id: string): AlertRule => {
  const found = starterRules.find((one) => one.id === id);
  if (!found) throw new Error(`no starter rule ${id}`);
  return found;
};

describe('what a rule means', () => {
  it.each([
    [
      'queue-grows',
      'For every source with a queue: a warning when the queue has risen by 3 or more within 2 min and is 5 or more, until the queue is back where it began, below 5, or has not grown for 10 min.',
    ],
    [
      'queue-long',
      'For every source with a queue: a critical alert when the queue is 10 or more for 30 s, until the queue is 6 or less.',
    ],
    [
      'wait-long',
      'For every source with a queue: a warning when the wait is 5 min or more for 1 min, until the wait is below 5 min.',
    ],
    [
      'stream-down',
      'For every stream source: a critical alert when it was live and is not any more for 10 s, until it is live again.',
    ],
    [
      'ingest-stalled',
      'For every source with an ingest: a warning when next to nothing comes in while it is live, below a tenth of the usual, until 10 % of the usual or more comes in.',
    ],
    [
      'delivery-low',
      'For every source with a delivery: a warning when each viewer gets less than half of the usual for 1 min, until each viewer gets 50 % of the usual or more.',
    ],
    [
      'blind',
      'For every source: a warning when no good answer has come for 30 s and 3 tries, or access is refused, until a good sample comes.',
    ],
    [
      'poor-health',
      'For every source with a health score: a warning when the health score is below 40 for 30 s, until the health score is 40 or more.',
    ],
  ])('is one plain sentence: %s', (id, sentence) => {
    expect(ruleSentence(starter(id))).toBe(sentence);
  });

  it('says what it is about, how long it goes on, and that it is off', () => {
    const asked = rule(
      { type: 'state-is-not', state: 'PUBLISHED' },
      {
        scope: { provider: 'storm', kind: 'stream' },
        clear: { for: 20 * SECOND },
        keepFiring: MINUTE,
        cooldown: 10 * MINUTE,
        enabled: false,
      },
    );
    expect(ruleSentence(asked)).toBe(
      'For every stream source of storm: a warning when its state is not PUBLISHED, until the state is PUBLISHED for 20 s; goes on for 1 min after the last breach; then quiet for 10 min. Switched off.',
    );
  });

  it.each<[RuleCondition, string]>([
    [{ type: 'grows-unusually' }, 'the queue grows more than chance explains and is 3 or more'],
    [
      { type: 'forecast-above', threshold: 20, horizon: 10 * MINUTE, probability: 0.7 },
      'the queue reaches 20 within 10 min with a chance of 70 % or more',
    ],
    [{ type: 'state-becomes', state: 'error' }, 'its state becomes error'],
    [{ type: 'grade-is', grade: 'Poor' }, 'its health grade is Poor'],
    [{ type: 'failing', after: MINUTE }, 'it has failed for 1 min'],
    [{ type: 'frozen', after: MINUTE }, 'its figures have not moved for 1 min'],
    [{ type: 'not-live', windows: [{ from: 0, until: 1 }] }, 'from 5 min before its planned time'],
    [{ type: 'below', metric: 'inBandwidth', value: 1_000 }, 'the in bandwidth is below 1000'],
  ])('has words for every condition: %o', (condition, words) => {
    expect(ruleSentence(rule(condition))).toContain(words);
  });

  it('is told for a source by the rules in force for it only', () => {
    const storm = {
      source: { id: 's', kind: 'stream' },
      provider: { descriptor: { id: 'storm' } },
      roles: { viewers: 'viewers', health: 'healthScore' },
      kind: { metrics: [{ id: 'viewers' }, { id: 'healthScore' }] },
    };
    const off = { ...starter('blind'), enabled: false };
    const all = [...starterRules.filter((one) => one.id !== 'blind'), off];
    expect(ruleSentencesFor(all, storm).map((one) => one.id)).toEqual(['stream-down', 'poor-health']);
  });
});

describe('what a notification says', () => {
  const told = (asked: AlertRule, ...polls: readonly Look[]) =>
    run([rules(asked), ...looks(...polls), tick(3_000)]).notices[0]?.body;

  it('of a limit: the number, the limit, the hold', () => {
    expect(told(rule({ type: 'above', metric: 'queue', value: 10 }), queue(0, 14))).toBe(
      '14 waiting, 10 or more',
    );
    expect(told(starter('queue-long'), queue(0, 14), queue(30, 15))).toBe('15 waiting, 10 or more for 30 s');
    const health = { roles: { health: 'healthScore' }, readings: { healthScore: 35 } };
    expect(told(rule({ type: 'below', metric: 'health', value: 40 }), look(0, health))).toBe(
      'Health score 35, below 40',
    );
  });

  it('of a wait: the estimate with its range, and how many stand in it', () => {
    const readings = { queue: 9, wait: 360, waitLow: 240, waitHigh: 540 };
    expect(told(rule({ type: 'wait-above', value: 5 * MINUTE }), queue(0, 9, { readings }))).toBe(
      'Wait about 6 min (4-9), 5 min or more; 9 waiting',
    );
  });

  it('of a forecast: the chance in per cent', () => {
    const flow = { arrivalsPerMinute: 6, departuresPerMinute: 2 };
    const asked = rule({ type: 'forecast-above', threshold: 20, horizon: 10 * MINUTE, probability: 0.7 });
    expect(told(asked, queue(0, 14, flow))).toBe(
      '97 % chance that the queue reaches 20 within 10 min, 14 waiting now',
    );
  });

  it('of presence and words: what the vendor says', () => {
    const off = { presence: 'offline', state: 'idle' } as const;
    expect(told(rule({ type: 'stream-down' }), look(0), look(5, off))).toBe(
      'Was live, is not any more (idle)',
    );
    expect(
      told(rule({ type: 'state-becomes', state: 'idle' }), look(0, { state: 'active' }), look(5, off)),
    ).toBe('State is now idle');
    expect(told(rule({ type: 'state-is-not', state: 'active' }), look(5, off))).toBe(
      'State is idle, not active',
    );
    expect(told(rule({ type: 'grade-is', grade: 'poor' }), look(5, { grade: 'Poor' }))).toBe(
      'Health grade Poor',
    );
  });

  it('of a planned time: how long until or since', () => {
    const windows = [{ from: T0 + 10 * MINUTE, until: T0 + 20 * MINUTE }];
    const asked = rule({ type: 'not-live', windows });
    const off = { presence: 'offline' } as const;
    expect(told(asked, look(360, off))).toBe('Should be live in 4 min, is not yet');
    expect(told(asked, look(660, off))).toBe('Should be live for 1 min, is not');
  });

  it('of blindness: for how long, and why', () => {
    const seen = { lastGoodAt: T0 };
    const blind = [look(0), miss(5, seen), miss(10, seen), miss(15, seen)];
    expect(told(starter('blind'), ...blind)).toBe('No good answer for 30 s: No answer within 5 s');
    const refused = { failure: { kind: 'unauthorized', message: 'The API key was refused.' } } as const;
    expect(told(starter('blind'), miss(0, refused))).toBe('The API key was refused');
    expect(told(rule({ type: 'frozen', after: MINUTE }), look(0), frozen(60))).toBe(
      'The server answers with the same old figures for 1 min',
    );
  });
});

const frozen = (seconds: number) => look(seconds, { good: false, condition: 'stale', frozenSince: T0 });

describe('numbers in words', () => {
  it('have no digits that nobody reads', () => {
    expect([tidy(14), tidy(1.239), tidy(123.4), tidy(-0.5), tidy(NaN)]).toEqual([
      '14',
      '1.24',
      '123',
      '-0.5',
      'no data',
    ]);
  });

  it("tell a vendor's own metric by its id, taken apart", () => {
    expect(metricName('droppedFramesRatio')).toBe('dropped frames ratio');
    expect(metricTold('latency', 350)).toBe('latency 350');
  });
});

describe('the starter rules', () => {
  it('are added where they are missing, and left alone where they are changed or off', () => {
    const changed = { ...starter('blind'), enabled: false, name: 'Mine' };
    const own = rule({ type: 'stream-down' }, { id: 'own' });
    const all = withStarterRules([own, changed]);
    expect(all).toHaveLength(starterRules.length + 1);
    expect(all.find((one) => one.id === 'blind')).toBe(changed);
    expect(withStarterRules(all)).toBe(all);
  });

  it('have nothing wrong with them', () => {
    expect(starterRules.flatMap(validateRule)).toEqual([]);
  });
});
