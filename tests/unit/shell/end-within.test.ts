import { describe, expect, it } from 'vitest';
import { endWithin } from '../../../src-main/platform/end-within.ts';
import { recordingLog } from './recorder.ts';

const never = () => new Promise<void>(() => undefined);

describe('ending in order', () => {
  it('runs one after the other', async () => {
    const ended: string[] = [];
    const slow = async () => {
      await Promise.resolve();
      ended.push('slow');
    };
    await endWithin([slow, () => void ended.push('quick')], recordingLog().log, 10_000);
    expect(ended).toEqual(['slow', 'quick']);
  });

  it('goes on after one that throws, and logs it', async () => {
    const ended: string[] = [];
    const { log, lines } = recordingLog();
    const throwing = () => {
      throw new Error('no');
    };
    await endWithin([throwing, () => void ended.push('next')], log, 10_000);
    expect(ended).toEqual(['next']);
    expect(lines).toMatchObject([{ level: 'error', event: 'an ending failed' }]);
  });

  it('does not wait for one that never ends', async () => {
    await expect(endWithin([never], recordingLog().log, 1)).resolves.toBeUndefined();
  });
});
