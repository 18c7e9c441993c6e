/** The file that starts the app with a Linux session (XDG autostart). Pure. */

/** A desktop entry for the command (Desktop Entry Specification 1.5, quoting of `Exec`). */
export function autostartEntry(command: readonly string[]): string {
  const exec = command.map(quoted).join(' ');
  const lines = [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Tallylight',
    `Exec=${exec}`,
    'X-GNOME-Autostart-enabled=true',
  ];
  return `${lines.join('\n')}\n`;
}

/** Backslashes are read twice: once as a string of the file, once as the argument's own. */
function quoted(argument: string): string {
  const inner = argument.replace(/[\\"`$]/g, '\\$&').replaceAll('%', '%%');
  return `"${inner.replaceAll('\\', '\\\\')}"`;
}
