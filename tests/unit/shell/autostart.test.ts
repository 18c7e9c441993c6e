import { describe, expect, it } from 'vitest';
import { autostartEntry } from '../../../src-main/platform/autostart.ts';

describe('the file that starts the app with the session', () => {
  it('is a desktop entry that runs the command', () => {
    expect(autostartEntry(['/opt/Tally light/tallylight', '--hidden']).split('\n')).toEqual([
      '[Desktop Entry]',
      'Type=Application',
      'Name=Tallylight',
      'Exec="/opt/Tally light/tallylight" "--hidden"',
      'X-GNOME-Autostart-enabled=true',
      '',
    ]);
  });

  it('quotes what a desktop would expand', () => {
    expect(autostartEntry(['/a"b$c`d\\e%f'])).toContain('Exec="/a\\\\"b\\\\$c\\\\`d\\\\\\\\e%%f"');
  });
});
