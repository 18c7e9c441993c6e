import { describe, expect, test } from 'vitest';
import type { ActionPlan } from '#contract/channels/actions';
import type { ActionDescriptor } from '#contract/descriptor';
import { done, failed } from '#contract/failure';
import type { Result } from '#contract/failure';
import { ActionFlow } from '../../../../src-renderer/actions/action-flow.svelte.ts';
import type { FlowApi } from '../../../../src-renderer/actions/action-flow.svelte.ts';

const close: ActionDescriptor = {
  id: 'close',
  label: 'Close',
  consequence: 'It closes.',
  destructive: true,
  kind: 'hall',
  states: ['open'],
};
const rename: ActionDescriptor = {
  ...close,
  id: 'rename',
  inputs: [{ kind: 'number', id: 'seats', label: 'Seats', unit: 'none', least: 1, most: 99 }],
};

const plan = (nonce: string, more: Partial<ActionPlan> = {}): ActionPlan => ({
  nonce,
  action: 'close',
  title: 'Close Hall',
  sentence: 'Hall is open. It closes.',
  items: [],
  differences: [],
  label: 'Hall',
  expiresAt: 1_000,
  ...more,
});

/** Main, as far as the flow knows it; `plans` are answered one after the other. */
function fakeApi(plans: readonly Result<ActionPlan>[]) {
  const calls: string[] = [];
  const left = [...plans];
  const api: FlowApi = {
    readActionForm: async () => done({ values: { seats: 12 }, readAt: 0 }),
    planAction: async (wish) => {
      calls.push(`plan ${JSON.stringify(wish.values ?? {})}`);
      return left.shift() ?? failed('rejected', 'There is nothing to do.');
    },
    performAction: async ({ nonce, typedLabel }) => {
      calls.push(`perform ${nonce} ${typedLabel ?? '-'}`);
      return done(undefined);
    },
    cancelAction: async ({ nonce }) => {
      calls.push(`cancel ${nonce}`);
      return done(undefined);
    },
  };
  return { api, calls };
}

function flowOf(plans: readonly Result<ActionPlan>[], action = close) {
  const { api, calls } = fakeApi(plans);
  return { flow: new ActionFlow(api, { action, sources: ['hall'], by: 'window' }), calls };
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('an action in its dialog', () => {
  test('is planned, confirmed once, and then under way', async () => {
    const { flow, calls } = flowOf([done(plan('n1'))]);
    await flow.begin();
    expect(flow.stage).toBe('plan');
    await Promise.all([flow.confirm(), flow.confirm()]);
    expect(flow.stage).toBe('under-way');
    expect(calls).toEqual(['plan {}', 'perform n1 -']);
  });

  test('is not confirmed before the label is typed', async () => {
    const { flow, calls } = flowOf([done(plan('n1', { typeLabel: true }))]);
    await flow.begin();
    flow.typed = 'Hal';
    await flow.confirm();
    expect([flow.isTyped, flow.stage]).toEqual([false, 'plan']);
    flow.typed = ' Hall ';
    await flow.confirm();
    expect(calls).toEqual(['plan {}', 'perform n1  Hall ']);
  });

  test('is planned anew when the plan has become too old, and what was typed is typed again', async () => {
    const { flow, calls } = flowOf([
      done(plan('n1', { typeLabel: true })),
      done(plan('n2', { typeLabel: true, expiresAt: 5_000 })),
    ]);
    await flow.begin();
    flow.typed = 'Hall';
    flow.renew(1_000);
    expect(flow.plan?.nonce).toBe('n1');
    flow.renew(1_001);
    flow.renew(1_002);
    await settled();
    expect([flow.plan?.nonce, flow.typed, flow.isRenewed]).toEqual(['n2', '', true]);
    expect(calls).toEqual(['plan {}', 'plan {}']);
  });

  test('that cannot be planned says why, and can be looked at again', async () => {
    const { flow } = flowOf([failed('rejected', 'Hall is closed.'), done(plan('n1'))]);
    await flow.begin();
    expect([flow.stage, flow.failure?.message]).toEqual(['failed', 'Hall is closed.']);
    await flow.begin();
    expect([flow.stage, flow.failure]).toEqual(['plan', undefined]);
  });

  test('with values keeps them when main refuses one, and names the field', async () => {
    const refusal = failed('invalid', 'Check the marked fields.', {
      fields: [{ path: 'values.seats', message: 'Too few.' }],
    });
    const { flow, calls } = flowOf([refusal, done(plan('n1'))], rename);
    await flow.begin();
    expect(flow.stage).toBe('form');
    if (flow.form) flow.form.numbers['seats'] = '3';
    await flow.look();
    expect([flow.stage, flow.form?.problem('values.seats')]).toEqual(['form', 'Too few.']);
    await flow.look();
    flow.back();
    expect([flow.stage, flow.form?.numbers['seats']]).toEqual(['form', '3']);
    expect(calls).toEqual(['plan {"seats":3}', 'plan {"seats":3}', 'cancel n1']);
  });

  test('that did not come off is tried again with what was entered', async () => {
    const { flow } = flowOf([done(plan('n1'))], rename);
    await flow.begin();
    if (flow.form) flow.form.numbers['seats'] = '3';
    await flow.look();
    await flow.confirm();
    expect(flow.stage).toBe('under-way');
    flow.again();
    expect([flow.stage, flow.form?.numbers['seats']]).toEqual(['form', '3']);
  });

  test('lets main forget a plan that nobody confirmed, and no other', async () => {
    const { flow, calls } = flowOf([done(plan('n1'))]);
    await flow.begin();
    flow.drop();
    flow.drop();
    expect(calls).toEqual(['plan {}', 'cancel n1']);
  });
});
