import { describe, expect, it } from 'vitest';
import type { Configuration } from '#contract/configuration';
import { toDocument } from '../../../src-main/core/configuration/document.ts';
import { planImport } from '../../../src-main/core/configuration/plan.ts';
import { checkSettings, toDocument as storedDocument } from '../../../src-main/platform/settings-check.ts';
import { empty, example, imported, problemsOf } from './example.ts';

const ops = {
  id: 'ops',
  name: 'Ops room',
  preset: 'slack',
  secret: { url: 'https://hooks.slack.com/services/canary', signingSecret: { env: 'SIGN' } },
};
const environment = { STREAMPIXEL_API_KEY: 'k', SIGN: 'canary-sign', HOOK: 'https://ntfy.sh/canary-topic' };
const [rule] = example.rules;
const document = (destinations: readonly unknown[], told = ['ops']) => ({
  ...example,
  destinations,
  rules: [{ ...rule, destinations: told }],
});
const planned = (raw: unknown, present: Configuration = empty) =>
  planImport(present, imported(raw, { environment, present }));

describe('destinations of an imported document', () => {
  it('may be absent, there and in a stored file: those from before there were any go on working', () => {
    expect(planned(example).configuration.destinations).toEqual([]);
    const { destinations: _none, ...old } = storedDocument(empty);
    expect(checkSettings(old)).toMatchObject({ configuration: { destinations: [] }, problems: [] });
  });

  it('bring their secrets as text or by an environment variable, for the keychain alone', () => {
    const plan = planned(document([ops]));
    expect(plan.configuration.destinations).toEqual([
      { id: 'ops', name: 'Ops room', preset: 'slack', host: 'hooks.slack.com', allowHttp: false },
    ]);
    expect(plan.secrets.get('destination/ops')).toEqual({
      url: 'https://hooks.slack.com/services/canary',
      signingSecret: 'canary-sign',
    });
    expect(plan.changes).toContain('Adds the destination Ops room (hooks.slack.com).');
    expect(plan.changes).toContain('Stores the address of Ops room in the keychain.');
    expect(JSON.stringify([plan.configuration, plan.changes])).not.toContain('canary');
  });

  it('come back from an export without a secret, and keep the one that is there', () => {
    const { configuration } = planned(document([ops]));
    const exported = toDocument(configuration);
    expect(JSON.stringify(exported)).not.toContain('canary');
    const again = planned(exported, configuration);
    expect(again.changes).toEqual(['Changes nothing.']);
    expect(again.secretsMissing).toEqual([]);
    const elsewhere = planned(exported);
    expect(elsewhere.configuration.destinations).toEqual(configuration.destinations);
    expect(elsewhere.secretsMissing).toContain('Ops room');
  });

  it('whose variable is not set come without an address, and that is said', () => {
    const plan = planned(document([{ ...ops, secret: { url: { env: 'NOWHERE' } } }]));
    expect(plan.secretsMissing).toContain('Ops room');
    expect(plan.changes).toContain(
      'Ops room: the environment variable NOWHERE is not set, so its address is missing.',
    );
  });

  it('do not change the version of a rule that names them', () => {
    const { configuration } = planned(document([ops]));
    const silent = { ...document([ops]), rules: [rule] };
    const next = planned(silent, configuration).configuration.rules.find(({ id }) => id === rule?.id);
    expect(next?.version).toBe(configuration.rules.find(({ id }) => id === rule?.id)?.version);
  });

  it.each([
    [{ ...ops, preset: 'irc' }, 'destinations.0.preset', /Write one of these words: json, slack/],
    [{ ...ops, secret: { url: 'http://example.com/canary' } }, 'destinations.0.secret.url', /Use https/],
    [{ ...ops, preset: 'ntfy', secret: { url: 'https://ntfy.sh' } }, 'destinations.0.secret.url', /topic/],
    [{ ...ops, secret: { signingSecret: 'canary' } }, 'destinations.0.secret.url', /./],
    [{ ...ops, secret: { url: ops.secret.url, key: 'canary' } }, 'destinations.0.secret.key', /./],
    [{ ...ops, secret: 'canary' }, 'destinations.0.secret', /Write url here/],
    [{ ...ops, secret: undefined }, 'destinations.0.secret', /or a host/],
    [{ ...ops, colour: 'red' }, 'destinations.0.colour', /no such field/],
  ])('are refused with the path of the wrong field: %j', (one, path, words) => {
    const problems = problemsOf(document([one], []), { environment });
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${path}: `)) as string]);
    expect(problems[0]?.slice(path.length)).toMatch(words);
  });

  it('must be there for the rules that name them', () => {
    expect(problemsOf(document([], ['ops']), { environment })).toEqual([
      'rules.0.destinations.0: There is no destination with this id in the file.',
    ]);
  });
});
