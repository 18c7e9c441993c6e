import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLog, type LogParts } from '../../../src-main/platform/log.ts';
import { createAppender, logFiles } from '../../../src-main/platform/log-file.ts';
import { createScrubber } from '../../../src-main/platform/log-scrubber.ts';
import { profile } from './support/profile.ts';
import { NOW } from './support/profile-contents.ts';
import { afterwards } from './support/servers.ts';

const SECRET = 'canary/5ecret+with "quotes" & ümlaut';

function logIn(directory: string, more: Partial<LogParts> = {}) {
  const log = createLog({ directory, now: () => NOW, ...more });
  afterwards(() => log.close());
  const lines = () =>
    readFileSync(join(directory, 'logs', 'tallylight.log'), 'utf8')
      .trimEnd()
      .split('\n');
  return { ...log, lines, entries: () => lines().map((line) => JSON.parse(line) as unknown) };
}

describe('the log', () => {
  it('is JSON lines with time, level, event and detail, there at once, for its owner only (S30)', () => {
    const at = profile();
    const { log, entries } = logIn(at.directory);
    log('note', 'started', { version: '0.1.0' });
    log('warning', 'slow');
    log('debug', 'not written');
    expect(entries()).toEqual([
      { at: '2026-06-01T12:00:00.000Z', level: 'note', event: 'started', detail: { version: '0.1.0' } },
      { at: '2026-06-01T12:00:00.000Z', level: 'warning', event: 'slow' },
    ]);
    expect([at.mode('logs'), at.mode('logs/tallylight.log')]).toEqual([0o700, 0o600]);
  });

  it('goes on where the last start ended, and echoes what it writes', () => {
    const at = profile();
    logIn(at.directory).log('note', 'one');
    const echoed: string[] = [];
    const second = logIn(at.directory, { echo: (line) => echoed.push(line), level: 'debug' });
    second.log('debug', 'two');
    expect(second.lines()).toHaveLength(2);
    expect(echoed).toEqual([second.lines()[1]]);
  });

  it('is five files at most, the oldest lines go first (D15)', () => {
    const at = profile();
    const appender = createAppender(at.directory, () => 0, 100);
    for (let line = 0; line < 100; line += 1) appender.append(`line ${line} ${'x'.repeat(40)}`);
    appender.close();
    expect(at.names()).toEqual(['tallylight.log', ...[1, 2, 3, 4].map((age) => `tallylight.log.${age}`)]);
    const kept = [...logFiles(at.directory)]
      .reverse()
      .flatMap((file) => readFileSync(file, 'utf8').trimEnd().split('\n'));
    expect(kept.at(-1)).toContain('line 99');
    expect(kept[0]).toContain(`line ${100 - kept.length}`);
  });

  it('is silent when nothing can be written, and tries again after a minute (D15)', () => {
    const at = profile();
    at.write('file', '');
    let now = 0;
    const appender = createAppender(join(at.directory, 'file', 'logs'), () => now);
    expect(() => appender.append('lost')).not.toThrow();
    now = 59_999;
    appender.append('lost');
    const other = createAppender(at.directory, () => now);
    other.append('kept');
    other.close();
    expect(at.read('tallylight.log')).toBe('kept\n');
  });
});

describe('the scrubber', () => {
  const spellings = [
    SECRET,
    encodeURIComponent(SECRET),
    new URLSearchParams([['a', SECRET]]).toString().slice(2),
    JSON.stringify(SECRET).slice(1, -1),
    Buffer.from(SECRET).toString('base64'),
    Buffer.from(SECRET).toString('base64url'),
  ];

  it.each(spellings)('strikes out a live secret spelled %s, wherever it stands (S13)', (spelling) => {
    const at = profile();
    const { log, protect, lines } = logIn(at.directory);
    protect([SECRET, 'ab']);
    const error = Object.assign(new Error(`failed with ${spelling}`), {
      input: `x${spelling}y`,
      cause: { deep: [spelling] },
    });
    log('error', `event ${spelling}`, { error, note: spelling, [spelling]: 1, list: [{ spelling }] });
    expect(lines().join()).not.toContain(spelling);
    expect(lines().join()).not.toContain(JSON.stringify(spelling).slice(1, -1));
  });

  it.each([0, 1, 2, 3, 4])(
    'finds a secret in the base64 of user and password, user %i long (S13)',
    (length) => {
      const scrubber = createScrubber();
      scrubber.protect(['long-enough-secret-key']);
      const basic = Buffer.from(`${'u'.repeat(length)}:long-enough-secret-key`).toString('base64');
      const struck = scrubber.text(`header ${basic}`);
      expect(struck).toContain('***');
      expect(Buffer.from(struck.split(' ')[1] ?? '', 'base64').toString()).not.toContain('secret');
    },
  );

  it('strikes out by key, whatever the value, but tells whether there is one', () => {
    const { plain } = createScrubber();
    expect(
      plain({
        apiKey: 'a',
        streamkey: 7,
        Authorization: ['x'],
        secret: { a: 1 },
        hasSecret: true,
        token: null,
      }),
    ).toEqual({
      apiKey: '***',
      streamkey: '***',
      Authorization: '***',
      secret: '***',
      hasSecret: true,
      token: null,
    });
  });

  it.each([
    ['GET https://h.example/p/1?apikey=abc&userId=2 failed', 'GET https://h.example/p/1?*** failed'],
    ['see https://me:pw@h.example/x', 'see https://***@h.example/x'],
    ['authorization: Bearer abc.def-1', 'authorization: Bearer ***'],
    ['Basic dXNlcjpwdw== sent', 'Basic *** sent'],
    ['token=abc and more', 'token=*** and more'],
  ])('turns %j into %j (S14)', (text, clean) => {
    expect(createScrubber().text(text)).toBe(clean);
  });

  it('makes plain data of anything: cycles, depth, getters that throw, functions, bytes, huge strings', () => {
    const { plain } = createScrubber();
    const cyclic: Record<string, unknown> = { a: 1 };
    cyclic['self'] = cyclic;
    const throwing = Object.defineProperty({}, 'x', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    expect(plain(cyclic)).toEqual({ a: 1, self: 'cycle' });
    expect(plain(throwing)).toEqual({ x: 'unreadable' });
    expect(plain({ f: () => 1, bytes: new Uint8Array(9), big: 7n, none: undefined })).toEqual({
      f: 'function',
      bytes: '9 bytes',
      big: '7',
    });
    expect(String(plain('x'.repeat(10_000)))).toHaveLength(2_003);
    expect(JSON.stringify(plain(JSON.parse('['.repeat(50) + ']'.repeat(50))))).toContain('deeper');
    fc.assert(
      fc.property(
        fc.anything({
          withBigInt: true,
          withMap: true,
          withSet: true,
          withTypedArray: true,
          withNullPrototype: true,
        }),
        (value) => {
          expect(() => JSON.stringify({ value: plain(value) })).not.toThrow();
        },
      ),
    );
  });
});
