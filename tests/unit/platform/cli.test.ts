import { describe, expect, it } from 'vitest';
import { parseCommandLine, usage } from '../../../src-main/platform/cli.ts';

const packaged = (...args: string[]) => parseCommandLine(['/opt/Tallylight/tallylight', ...args]);
const plain = { demo: false, hidden: false, status: false };

describe('the command line', () => {
  it.each([
    [[], plain],
    [['--demo'], { ...plain, demo: true }],
    [['--hidden', '--demo'], { ...plain, demo: true, hidden: true }],
    [['--status'], { ...plain, status: true }],
    [['--import', 'my file.json'], { ...plain, importFile: 'my file.json' }],
    [['--import=a=b.json'], { ...plain, importFile: 'a=b.json' }],
    [['--import', '-'], { ...plain, importFile: '-' }],
    [
      ['--user-data-dir', 'another profile', '--snapshot', 'x.PNG'],
      { ...plain, userDataDir: 'another profile', snapshotFile: 'x.PNG' },
    ],
    [['--user-data-dir=another profile'], { ...plain, userDataDir: 'another profile' }],
    [['--import', 'a', '--import', 'b'], { ...plain, importFile: 'b' }],
    [['--demo', '--', '--hidden'], { ...plain, demo: true }],
  ])('%j is understood', (args, options) => {
    expect(packaged(...args)).toEqual({ type: 'run', options });
  });

  it('passes over what belongs to Electron, Chromium, Node and macOS, before and after the app folder', () => {
    const switches = [
      '--no-sandbox',
      '--disable-gpu',
      '--inspect=0',
      '--remote-debugging-port=0',
      '--enable-logging',
    ];
    const argv = [
      'electron',
      ...switches,
      '.',
      '--demo',
      '--ozone-platform=wayland',
      '--lang=de',
      '-psn_0_1',
      '--v=1',
    ];
    expect(parseCommandLine(argv)).toEqual({ type: 'run', options: { ...plain, demo: true } });
  });

  it.each([
    [['--dmeo'], '--dmeo'],
    [['--imports', 'x'], '--imports'],
    [['--import'], '--import'],
    [['--import='], '--import'],
    [['--import', '--hidden'], '--import'],
    [['--snapshot', '--status'], '--snapshot'],
    [['--user-data-dir'], '--user-data-dir'],
    [['--demo=yes'], '--demo'],
    [['--snapshot', 'x.jpg'], '--snapshot'],
    [['--status', '--snapshot', 'x.png'], '--status'],
  ])('%j ends with code 64 and a message that names the flag', (args, flag) => {
    expect(packaged(...args)).toEqual({
      type: 'wrong',
      exitCode: 64,
      message: expect.stringContaining(flag),
    });
  });

  it.each([
    ['--help', 'help'],
    ['-h', 'help'],
    ['--version', 'version'],
    ['-v', 'version'],
  ])('%s is answered', (flag, type) => {
    expect(packaged('--demo', flag)).toEqual({ type });
  });

  it('has every flag in its help', () => {
    for (const flag of [
      '--demo',
      '--hidden',
      '--import FILE',
      '--user-data-dir DIR',
      '--snapshot FILE.png',
      '--status',
    ])
      expect(usage).toContain(flag);
  });
});
