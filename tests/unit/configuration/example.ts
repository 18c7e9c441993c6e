/** The example of product.md section 9, and a configuration with every field set. */
import { emptyConfiguration } from '#contract/empty-configuration';
import type { FieldProblem, Result } from '#contract/failure';
import {
  type Imported,
  type ImportParts,
  parseDocument,
} from '../../../src-main/core/configuration/parse.ts';
import { providers } from '../../../src-main/providers/registry.ts';

export const environment = { STREAMPIXEL_API_KEY: 'canary-from-environment' };
export { emptyConfiguration as empty };

export const example = {
  format: 'tallylight/1',
  accounts: [
    {
      id: 'sp',
      provider: 'streampixel',
      name: 'Main',
      baseUrl: 'https://api.streampixel.io/pixelStripeApi',
      config: { userId: 'u-1' },
      secret: { apiKey: { env: 'STREAMPIXEL_API_KEY' } },
    },
    {
      id: 'edge',
      provider: 'storm',
      name: 'Edge',
      baseUrl: 'https://edge.example.test',
      config: { auth: 'bearer' },
      secret: { token: 'canary-token' },
      allowHttp: false,
    },
    {
      id: 'fp',
      provider: 'fastpix',
      name: 'Studio',
      baseUrl: 'https://api.fastpix.io/v1',
      config: { accessTokenId: 'id-1', watch: 'all' },
      secret: { secretKey: 'canary-secret' },
      allowChanges: true,
    },
  ],
  sources: [
    {
      id: 'showroom',
      account: 'sp',
      kind: 'project',
      key: { projectId: 'p-1' },
      label: 'Showroom',
      interval: 5_000,
      capacity: 50,
    },
    {
      id: 'f1',
      account: 'edge',
      kind: 'stream',
      key: { application: 'edge', streamKey: 'f1' },
      label: 'Race feed',
    },
    { id: 'v1', account: 'edge', kind: 'viewer', key: { viewerId: 'v_123' }, label: 'VIP box' },
  ],
  rules: [
    {
      id: 'long',
      name: 'Queue long',
      scope: { metric: 'queue' },
      condition: { type: 'above', value: 10 },
      clear: { value: 6 },
      for: 30_000,
      severity: 'critical',
    },
  ],
  settings: {},
};

type Branch = Record<string, unknown>;

/** A copy of the example in which the field at a dotted path has another value; `undefined` removes it, `+` appends. */
export function spoilt(...changes: readonly (readonly [path: string, value: unknown])[]): unknown {
  const copy: Branch = structuredClone(example);
  for (const [path, value] of changes) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    const branch = names.reduce((at, name) => at[name] as Branch, copy);
    if (last === '+' && Array.isArray(branch)) branch.push(value);
    else if (value === undefined) delete branch[last];
    else branch[last] = value;
  }
  return copy;
}

export function parse(document: unknown, more: Partial<ImportParts> = {}): Result<Imported> {
  return parseDocument(document, { providers, environment, ...more });
}

export function imported(document: unknown, more: Partial<ImportParts> = {}): Imported {
  const parsed = parse(document, more);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.failure.fields));
  return parsed.value;
}

/** The problems of a document, as `path: message`; fails the test when it is accepted, or a secret shows. */
export function problemsOf(document: unknown, more: Partial<ImportParts> = {}): readonly string[] {
  const parsed = parse(document, more);
  if (parsed.ok) throw new Error('The document was accepted.');
  if (JSON.stringify(parsed.failure).includes('canary')) throw new Error('A secret shows in the failure.');
  return (parsed.failure.fields ?? []).map(({ path, message }: FieldProblem) => `${path}: ${message}`);
}
