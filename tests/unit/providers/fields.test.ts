import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { vendor } from './support.ts';

function problems(schema: v.GenericSchema, input: unknown): readonly string[] {
  return (v.safeParse(schema, input).issues ?? []).map(
    (issue) => `${v.getDotPath(issue as v.BaseIssue<unknown> & { path?: never }) ?? ''}: ${issue.message}`,
  );
}

describe('What a user enters for an account', () => {
  it('is trimmed', () => {
    expect(v.parse(vendor('streampixel').config, { userId: ' u1\n' })).toEqual({ userId: 'u1' });
    expect(v.parse(vendor('streampixel').secret, { apiKey: '\tkey \n' })).toEqual({ apiKey: 'key' });
  });

  it('is asked for in words when it is missing', () => {
    expect(problems(vendor('streampixel').config, { userId: '  ' })).toEqual(['userId: Enter the user ID.']);
    expect(problems(vendor('streampixel').config, {})).toEqual(['userId: This field is missing.']);
    expect(problems(vendor('storm').secret, { token: '' })).toEqual(['token: Enter the token.']);
  });

  it('may hold no unknown field', () => {
    expect(problems(vendor('streampixel').config, { userId: 'u', userid: 'u' })).toEqual([
      'userid: There is no such field here. Correct or remove it.',
    ]);
  });

  it('is no text, list or number', () => {
    for (const input of [null, 7, 'x', []]) expect(problems(vendor('fastpix').config, input)).not.toEqual([]);
  });

  it('may hold no secret with a break or of huge length, and never repeats it', () => {
    for (const token of ['canary one', 'canary\u0000x', `canary${'x'.repeat(1_024)}`, 'canary\u00e9'])
      expect(problems(vendor('storm').secret, { token }).join()).toMatch(/^token: (?!.*canary)/);
  });

  it('at Storm defaults to the Bearer token', () => {
    expect(v.parse(vendor('storm').config, {})).toEqual({ auth: 'bearer' });
    expect(v.parse(vendor('storm').config, { auth: 'api-key' })).toEqual({ auth: 'api-key' });
    expect(problems(vendor('storm').config, { auth: 'basic' })).toEqual([
      'auth: Choose “bearer” or “api-key”.',
    ]);
  });

  it('at FastPix watches all only when asked to', () => {
    const { config } = vendor('fastpix');
    expect(v.parse(config, { accessTokenId: 't', watch: 'all' })).toEqual({
      accessTokenId: 't',
      watch: 'all',
    });
    expect(v.parse(config, { accessTokenId: 't', watch: '' })).toEqual({ accessTokenId: 't' });
    expect(problems(config, { accessTokenId: 't', watch: 'some' })).toEqual([
      'watch: Write “all”, or leave it out.',
    ]);
    expect(problems(config, { accessTokenId: 'a:b' })[0]).toContain('cannot hold a colon');
  });
});

describe('What a user enters for a source', () => {
  const { keys } = vendor('storm');

  it('cannot climb out of the path', () => {
    for (const streamKey of ['.', '..', ' .. '])
      expect(problems(keys['stream'] ?? v.never(), { application: 'a', streamKey })).toHaveLength(1);
  });

  it('may hold any other text of one line', () => {
    const key = { application: 'live', streamKey: 'a/b?c=d e%2f…' };
    expect(v.parse(keys['stream'] ?? v.never(), key)).toEqual(key);
    expect(problems(keys['viewer'] ?? v.never(), { viewerId: 'a\nb' })).toHaveLength(1);
  });
});
