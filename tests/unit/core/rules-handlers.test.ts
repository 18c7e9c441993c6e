import { describe, expect, it } from 'vitest';
import type { RuleView } from '#contract/channels/incidents';
import type { AlertRule } from '#contract/configuration';
import type { Result } from '#contract/failure';
import type { CoreRun } from '../../support/core-run.ts';
import { counts, project, run, snapshotOf } from './watched-projects.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

const busy: AlertRule = {
  id: 'busy',
  name: 'Hall full',
  scope: { metric: 'live' },
  condition: { type: 'above', metric: 'live', value: 40 },
  for: 0,
  severity: 'warning',
};

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

const rulesOf = (one: CoreRun): readonly RuleView[] => valueOf(one.core.handlers.readRules());
const ruleOf = (one: CoreRun, id: string) => rulesOf(one).find((view) => view.rule.id === id);

/** A hall whose queue rises to 14 after a minute and falls to nothing after three. */
async function evening(minutes = 5): Promise<CoreRun> {
  const one = run(
    (_path, nth) => counts(50, nth > 12 && nth < 36 ? 14 : 0),
    [project('showroom', { label: 'Showroom' })],
  );
  await one.core.start();
  await one.clock.advance(minutes * MINUTE);
  return one;
}

describe('rules as the operator edits them', () => {
  it('keeps a new rule, counts its versions, and lets it fire', async () => {
    const one = await evening(1);
    valueOf(one.core.handlers.saveRule({ rule: busy }));
    expect(ruleOf(one, 'busy')?.rule.version).toBe(1);
    await one.clock.advance(10 * SECOND);
    expect(ruleOf(one, 'busy')?.firing).toBe(1);
    valueOf(one.core.handlers.saveRule({ rule: { ...busy, severity: 'critical' } }));
    expect(ruleOf(one, 'busy')?.rule).toMatchObject({ version: 2, severity: 'critical' });
    valueOf(one.core.handlers.saveRule({ rule: { ...busy, severity: 'critical' } }));
    expect(ruleOf(one, 'busy')?.rule.version).toBe(2);
    expect(one.saved().rules.at(-1)).toMatchObject({ id: 'busy', severity: 'critical' });
    one.core.stop();
  });

  it('refuses a rule that makes no sense and names the field', async () => {
    const one = await evening(0);
    const wrong: AlertRule = { ...busy, name: ' ', clear: { value: 50 } };
    const refused = one.core.handlers.saveRule({ rule: wrong });
    expect(refused.ok ? [] : refused.failure.fields?.map(({ path }) => path)).toEqual([
      'name',
      'clear.value',
    ]);
    expect(valueOf(one.core.handlers.describeRule({ rule: wrong })).problems).toHaveLength(2);
    expect(ruleOf(one, 'busy')).toBeUndefined();
    one.core.stop();
  });

  it('removes an own rule, but only switches off a starter rule', async () => {
    const one = await evening(0);
    valueOf(one.core.handlers.saveRule({ rule: busy }));
    valueOf(one.core.handlers.removeRule({ id: 'busy' }));
    expect(ruleOf(one, 'busy')).toBeUndefined();
    expect(one.core.handlers.removeRule({ id: 'blind' })).toMatchObject({ failure: { kind: 'rejected' } });
    expect(one.core.handlers.removeRule({ id: 'nobody' })).toMatchObject({ failure: { kind: 'not-found' } });
    valueOf(one.core.handlers.switchRule({ id: 'blind', enabled: false }));
    expect(ruleOf(one, 'blind')).toMatchObject({ rule: { enabled: false, version: 2 }, changed: true });
    valueOf(one.core.handlers.switchRule({ id: 'blind', enabled: true }));
    expect(ruleOf(one, 'blind')).not.toHaveProperty('changed');
    one.core.stop();
  });

  it('restores changed starter rules and leaves own rules alone', async () => {
    const one = await evening(0);
    const long = ruleOf(one, 'queue-long')?.rule;
    if (!long) throw new Error('no starter rule');
    valueOf(one.core.handlers.saveRule({ rule: busy }));
    valueOf(one.core.handlers.saveRule({ rule: { ...long, for: 5_000 } }));
    valueOf(one.core.handlers.switchRule({ id: 'blind', enabled: false }));
    valueOf(one.core.handlers.restoreStarterRules({ id: 'queue-long' }));
    expect(ruleOf(one, 'queue-long')?.rule).toMatchObject({ for: 30_000, version: 3, starter: true });
    expect(ruleOf(one, 'blind')?.changed).toBe(true);
    valueOf(one.core.handlers.restoreStarterRules({}));
    expect(rulesOf(one).filter((view) => view.changed)).toEqual([]);
    expect(ruleOf(one, 'busy')).toBeDefined();
    one.core.stop();
  });
});

describe('the past', () => {
  it('tells how often and when a rule would have fired, as it does when it runs', async () => {
    const one = await evening();
    const until = one.clock.now();
    const rule: AlertRule = { ...busy, condition: { type: 'above', metric: 'queue', value: 10 }, scope: {} };
    const tried = valueOf(await one.core.handlers.backTest({ rule, from: 0, until }));
    expect(tried).toMatchObject({ count: 1, tried: 1, sources: [{ label: 'Showroom' }] });
    expect(tried.looks).toBeGreaterThan(50);
    const long = ruleOf(one, 'queue-long')?.rule;
    if (!long) throw new Error('no starter rule');
    const [firing] = valueOf(await one.core.handlers.backTest({ rule: long, from: 0, until })).sources;
    const lived = snapshotOf(one).incidents.find((incident) => incident.rule === 'queue-long');
    expect(firing?.firings).toEqual([
      { openedAt: lived?.openedAt, closedAt: lived?.closedAt, peak: lived?.peak },
    ]);
    one.core.stop();
  });

  it('gives up on a back-test when a newer one is asked for', async () => {
    const one = await evening();
    const asked = { rule: busy, from: 0, until: one.clock.now() };
    const [first, second] = await Promise.all([
      one.core.handlers.backTest(asked),
      one.core.handlers.backTest(asked),
    ]);
    expect(first).toMatchObject({ ok: false, failure: { kind: 'cancelled' } });
    expect(second.ok).toBe(true);
    one.core.stop();
  });

  it('says what cannot be tried instead of telling that it never fired', async () => {
    const one = await evening();
    const rule: AlertRule = { ...busy, scope: {}, condition: { type: 'grows-unusually' } };
    const tried = valueOf(await one.core.handlers.backTest({ rule, from: 0, until: one.clock.now() }));
    expect(tried.untried).toContain('No growth score is kept');
    one.core.stop();
  });

  it('answers why a rule did not speak up at a minute, and why another did', async () => {
    const one = await evening();
    const opened =
      snapshotOf(one).incidents.find((incident) => incident.rule === 'queue-long')?.openedAt ?? 0;
    const ask = async (at: number) =>
      valueOf(await one.core.handlers.explainMinute({ source: 'showroom', at, rule: 'queue-long' }))[0];
    expect(await ask(opened + SECOND)).toMatchObject({ answer: 'told' });
    expect(await ask(opened - 10 * SECOND)).toMatchObject({ answer: 'holding' });
    const before = await ask(opened - MINUTE);
    expect(before).toMatchObject({ answer: 'no' });
    expect(before?.sentence).toContain('queue');
    const all = valueOf(await one.core.handlers.explainMinute({ source: 'showroom', at: opened }));
    expect(all.map((answer) => answer.rule.id)).not.toContain('poor-health');
    one.core.stop();
  });
});
