import { describe, expect, it } from 'vitest';
import type { AlertInput, Look } from '../../../src-main/core/rules/types.ts';
import { starterRules } from '../../../src-main/core/rules/starter.ts';
import { look, looks, miss, queue, rule, rules, run, SECOND, T0, tick } from './support.ts';

const names = (count: number) => Array.from({ length: count }, (_, index) => `s${index}`);
const above = rule({ type: 'above', metric: 'queue', value: 10 }, { name: 'Queue long' });
/** Looks in the order of time, as an app gets them. */
const inTime = (all: readonly Look[]): readonly AlertInput[] =>
  looks(...[...all].sort((a, b) => a.at - b.at));
const seconds = (at: number) => (at - T0) / SECOND;

describe('ten sources breaching for one cause within five seconds', () => {
  it.each([
    ['without a hold', above],
    ['with a hold', { ...above, for: 30 * SECOND }],
  ])('make one notification %s', (_how, asked) => {
    const polls = names(10).flatMap((source, index) =>
      Array.from({ length: 20 }, (_, poll) => queue(poll * 5 + index * 0.5, poll < 2 ? 3 : 12, { source })),
    );
    const { notices, incidents } = run([rules(asked), ...inTime(polls), tick(200)]);
    expect(incidents).toHaveLength(10);
    expect(notices).toHaveLength(1);
  });

  it('are named together when they were seen coming', () => {
    const polls = names(10).flatMap((source, index) =>
      Array.from({ length: 20 }, (_, poll) => queue(poll * 5 + index * 0.5, 12, { source })),
    );
    const { notices, traces } = run([rules({ ...above, for: 30 * SECOND }), ...inTime(polls), tick(200)]);
    expect(notices[0]?.title).toBe('Queue long: 10 sources');
    const proofs = traces.filter(({ decision }) => decision === 'notified');
    expect(proofs.map(({ source, incidents }) => `${source} ${incidents[0]}`).sort()).toEqual(
      notices[0]?.incidents.map((id, place) => `s${place} ${id}`).sort(),
    );
    expect(proofs.map(({ notice }) => notice).filter(Boolean)).toEqual([notices[0]?.id]);
    expect(notices[0]?.body).toBe('s0, s1, s2, s3 and 6 more');
    expect(notices[0]?.incidents).toHaveLength(10);
    expect(seconds(notices[0]?.at ?? 0)).toBe(34.5);
  });

  it('recover in one notification too', () => {
    const polls = names(10).flatMap((source, index) =>
      Array.from({ length: 40 }, (_, poll) => queue(poll * 5 + index * 0.5, poll < 20 ? 12 : 0, { source })),
    );
    const { notices } = run([rules({ ...above, for: 30 * SECOND }), ...inTime(polls), tick(400)]);
    expect(notices.map((one) => one.title)).toEqual(['Queue long: 10 sources', 'Recovered: 10 sources']);
  });
});

describe('sources that were told together', () => {
  const polls = (ends: (nth: number) => number) =>
    names(10).flatMap((source, nth) =>
      Array.from({ length: 100 }, (_, poll) =>
        queue(poll * 5 + nth * 0.4, poll < ends(nth) ? 12 : 0, { source }),
      ),
    );

  it('are told as recovered together, when the last of them has', () => {
    const { notices } = run([rules(above), ...inTime(polls((nth) => 20 + 5 * nth)), tick(800)]);
    expect(notices.map((one) => [one.title, seconds(one.at)])).toEqual([
      ['Queue long: s0', 0],
      ['Recovered: 10 sources', 338.6],
    ]);
    expect(notices[1]?.incidents).toHaveLength(10);
  });

  it('are not told as recovered while one of them is back', () => {
    const back = Array.from({ length: 20 }, (_, poll) => queue(150.1 + 5 * poll, 12, { source: 's0' }));
    const inputs = [...polls((nth) => (nth === 0 ? 20 : 30)), ...back].filter(
      (one) => one.source !== 's0' || one.at < T0 + 150_000 || back.includes(one),
    );
    const { notices } = run([rules(above), ...inTime(inputs), tick(400)]);
    expect(notices.map((one) => one.title)).toEqual(['Queue long: s0']);
  });

  it('do not wait for one that was removed', () => {
    const gone: AlertInput = { type: 'sources-removed', at: T0 + 400 * SECOND, sources: ['s9'] };
    const inputs = inTime(polls((nth) => (nth === 9 ? 100 : 20))).filter(
      (input) => input.type !== 'look' || input.look.at < gone.at,
    );
    const { state, incidents } = run([rules(above), ...inputs, gone, tick(2_000)]);
    expect(incidents.every((one) => one.closedAt !== undefined)).toBe(true);
    expect(state.tellings).toEqual({});
  });
});

describe('a lone alert', () => {
  it('goes out with the very look that opens it, also among a thousand calm sources', () => {
    const calm = names(1_000).map((source, index) => queue(index * 0.004, 1, { source }));
    const { notices } = run([rules(above), ...inTime(calm), ...looks(queue(5, 12, { source: 's7' }))]);
    expect(notices.map((one) => [one.title, seconds(one.at)])).toEqual([['Queue long: s7', 5]]);
  });

  it('waits five seconds at most for one that was coming and did not come', () => {
    const asked = { ...above, for: 10 * SECOND };
    const polls = [
      ...[0, 5, 10, 15, 20].map((at) => queue(at, 12, { source: 'a' })),
      ...[4, 9].map((at) => queue(at, 12, { source: 'b' })),
      queue(12, 1, { source: 'b' }),
    ];
    const { notices } = run([rules(asked), ...inTime(polls), tick(30)]);
    expect(notices.map((one) => [one.title, seconds(one.at)])).toEqual([['Queue long: a', 15]]);
  });

  it('that has closed while it waited is not told at all', () => {
    const asked = { ...above, for: 10 * SECOND };
    const polls = [
      ...[0, 5, 10].map((at) => queue(at, 12, { source: 'a' })),
      queue(4, 12, { source: 'b' }),
      queue(12, 1, { source: 'a' }),
      queue(13, 1, { source: 'b' }),
    ];
    const { notices, incidents } = run([rules(asked), ...inTime(polls), tick(300)]);
    expect(incidents.map((one) => one.closedAt !== undefined)).toEqual([true]);
    expect(notices).toEqual([]);
  });
});

describe('sources that breach one after another', () => {
  it('make one notification while the gaps are five seconds at most, and another half a minute later', () => {
    const polls = names(20).map((source, index) => queue(index * 4, 12, { source }));
    const { notices } = run([rules(above), ...inTime(polls)]);
    expect(notices.map((one) => seconds(one.at))).toEqual([0, 32, 64]);
  });

  it('make two when the second comes six seconds later', () => {
    const { notices } = run([
      rules(above),
      ...looks(queue(0, 12, { source: 'a' }), queue(6, 12, { source: 'b' })),
    ]);
    expect(notices.map((one) => one.title)).toEqual(['Queue long: a', 'Queue long: b']);
  });

  it('five hundred in a minute make one notification each half minute', () => {
    const polls = names(500).map((source, index) => queue(index * 0.12, 12, { source }));
    const { notices, incidents } = run([rules(above), ...inTime(polls)]);
    expect(incidents).toHaveLength(500);
    expect(notices).toHaveLength(2);
  });
});

describe('several rules about one queue', () => {
  it('are told as one, the worst leading, when one look breaches both', () => {
    const long = rule(
      { type: 'above', metric: 'queue', value: 10 },
      { id: 'long', name: 'Queue long', severity: 'critical' },
    );
    const grows = rule(
      { type: 'grows', metric: 'queue', by: 3, within: 60_000 },
      { id: 'grows', name: 'Queue growing' },
    );
    const { notices, incidents } = run([rules(grows, long), ...looks(queue(0, 2), queue(5, 14))]);
    expect(incidents).toHaveLength(2);
    expect(notices.map((one) => [one.title, one.severity])).toEqual([['Queue long: Showroom', 'critical']]);
  });

  it('are told apart when the worse one comes later', () => {
    const polls = Array.from({ length: 20 }, (_, poll) => queue(poll * 5, poll === 0 ? 2 : 14));
    const { notices } = run([rules(...starterRules), ...looks(...polls)]);
    expect(notices.map((one) => one.title)).toEqual(['Queue growing: Showroom', 'Queue long: Showroom']);
  });

  it('keep a lesser one silent while a worse one is open, and say so in its trace', () => {
    const wait = { live: 50, queue: 14, wait: 600 };
    const polls = Array.from({ length: 30 }, (_, poll) =>
      queue(poll * 5, 14, poll < 8 ? {} : { readings: wait }),
    );
    const { notices, traces, incidents } = run([rules(...starterRules), ...looks(...polls)]);
    expect(incidents.map((one) => one.rule)).toEqual(['queue-long', 'wait-long']);
    expect(notices).toHaveLength(1);
    const held = traces.find((one) => one.rule.id === 'wait-long');
    expect(held?.decision).toBe('held-back');
    expect(held?.suppressors).toContainEqual({ name: 'inhibit', held: true, detail: 'Queue long is open' });
  });
});

describe("forty sources failing at once from the operator's own network", () => {
  const failing = (networkDown: boolean, until = 120): readonly Look[] =>
    names(40).flatMap((source, index) =>
      Array.from({ length: until / 5 }, (_, poll) => {
        const at = poll * 5 + index * 0.1;
        if (poll < 2) return look(at, { source });
        return miss(at, {
          source,
          lastGoodAt: T0 + (5 + index * 0.1) * SECOND,
          networkDown: networkDown && poll > 2,
        });
      }),
    );

  it('make one notification that says so', () => {
    const { notices, incidents } = run([rules(...starterRules), ...inTime(failing(true)), tick(300)]);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatchObject({ title: 'No account can be reached', source: 's0' });
    expect(notices[0]?.body).toBe(
      'Check your own network. 40 sources cannot be seen; polling resumes by itself',
    );
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({ rule: 'network' });
    expect(incidents[0]?.sources).toHaveLength(40);
  });

  it('tell of their return once, and blame nobody for the outage', () => {
    const back = names(40).map((source, index) => look(200 + index * 0.1, { source }));
    const late = names(3).flatMap((source) =>
      [206, 211, 216].map((at) => miss(at, { source, lastGoodAt: T0 + 5_000 })),
    );
    const inputs = [
      ...failing(true),
      ...back.slice(3),
      ...late,
      ...names(3).map((source) => look(225, { source })),
    ];
    const { notices, incidents } = run([rules(...starterRules), ...inTime(inputs), tick(900)]);
    expect(notices.map((one) => one.title)).toEqual(['No account can be reached', 'Recovered: Your network']);
    expect(incidents).toHaveLength(1);
  });

  it('make one notification of their own when it is one vendor that is away', () => {
    const { notices, incidents } = run([rules(...starterRules), ...inTime(failing(false)), tick(300)]);
    expect(incidents).toHaveLength(40);
    expect(notices.map((one) => one.title)).toEqual(['Blind: 40 sources']);
  });
});
