/** The command line (product.md section 10), parsed purely: what Electron, Chromium and Node understand themselves is let pass. */

export interface CommandLine {
  readonly demo: boolean;
  readonly hidden: boolean;
  readonly status: boolean;
  readonly importFile?: string;
  readonly userDataDir?: string;
  readonly snapshotFile?: string;
}

export type Parsed =
  | { readonly type: 'run'; readonly options: CommandLine }
  | { readonly type: 'help' | 'version' }
  /** Print `message` to stderr and exit with 64 (EX_USAGE of sysexits). */
  | { readonly type: 'wrong'; readonly message: string; readonly exitCode: 64 };

const FLAGS = { '--demo': 'demo', '--hidden': 'hidden', '--status': 'status' } as const;
const VALUES = {
  '--import': 'importFile',
  '--user-data-dir': 'userDataDir',
  '--snapshot': 'snapshotFile',
} as const;
const TOLD: Readonly<Record<string, 'help' | 'version'>> = {
  '--help': 'help',
  '-h': 'help',
  '--version': 'version',
  '-v': 'version',
};

const isFlag = (name: string): name is keyof typeof FLAGS => name in FLAGS;
const takesValue = (name: string): name is keyof typeof VALUES => name in VALUES;

/** Families of switches that are not ours. Anything else that begins with two dashes is taken for a slip of the pen. */
const FOREIGN =
  /^--(no-|disable-|enable-|force-|ignore-|allow-|auth-|proxy-|host-|ssl-|use-|gpu-|ozone|gtk-|remote-|inspect|js-flags|lang$|log-|v$|vmodule|trace-|headless|password-store|original-process|type$|in-process|single-process|renderer-|ppapi-|touch-|high-dpi|default-|wm-|class$|name$|display$|require$|import-meta|experimental-|max-|expose|stack-|crash|app-|user-agent|window-|bypass-|site-|test-|unsafely|blink|font-|net-|cipher|tls-|web|widevine|process-|mojo|field-trial|variations|metrics|shared-files|change-stack|secure-|enable$)/;

/** macOS hands `-psn_0_12345` to apps started from Finder. */
const isForeign = (name: string) => FOREIGN.test(name) || !name.startsWith('--');

const wrong = (message: string): Parsed => ({ type: 'wrong', message, exitCode: 64 });

interface Reading {
  readonly options: Record<string, string | boolean>;
  /** Which argument is looked at next. */
  at: number;
}

function readValue(args: readonly string[], reading: Reading, name: keyof typeof VALUES, attached?: string) {
  const value = attached ?? args[reading.at];
  if (value === undefined || value === '' || (attached === undefined && value.startsWith('--')))
    return wrong(`${name} needs a value: ${name} ${name === '--user-data-dir' ? 'DIR' : 'FILE'}.`);
  if (attached === undefined) reading.at += 1;
  reading.options[VALUES[name]] = value;
  return undefined;
}

function readArgument(args: readonly string[], reading: Reading): Parsed | undefined {
  const [name = '', ...rest] = (args[reading.at++] ?? '').split('=');
  const attached = rest.length > 0 ? rest.join('=') : undefined;
  const told = TOLD[name];
  if (told) return { type: told };
  if (takesValue(name)) return readValue(args, reading, name, attached);
  if (!isFlag(name)) return isForeign(name) ? undefined : wrong(`Unknown flag ${name}. Try --help.`);
  if (attached !== undefined) return wrong(`${name} takes no value.`);
  reading.options[FLAGS[name]] = true;
  return undefined;
}

function contradiction(options: CommandLine): string | undefined {
  if (options.status && options.snapshotFile !== undefined)
    return '--status works without a window and cannot be combined with --snapshot.';
  if (options.snapshotFile !== undefined && !/\.png$/i.test(options.snapshotFile))
    return '--snapshot needs the name of a picture that ends with .png: --snapshot FILE.png.';
  return undefined;
}

/**
 * Parses `process.argv` of the packaged app or of `electron [switches] APP [flags]`: words that are no flags (the
 * executable, the app's folder) are passed over. Pure: files are not looked at.
 */
export function parseCommandLine(argv: readonly string[]): Parsed {
  const end = argv.indexOf('--');
  const args = argv.slice(1, end === -1 ? undefined : end);
  const reading: Reading = { options: {}, at: 0 };
  while (reading.at < args.length) {
    const parsed = readArgument(args, reading);
    if (parsed) return parsed;
  }
  const options: CommandLine = { demo: false, hidden: false, status: false, ...reading.options };
  const complaint = contradiction(options);
  return complaint === undefined ? { type: 'run', options } : wrong(complaint);
}

export const usage = `Usage: tallylight [flags]

  --demo               start with the simulated vendors, in a profile of its own
  --hidden             start in the tray, without a window
  --import FILE        import a configuration file, then go on
  --user-data-dir DIR  use another profile
  --snapshot FILE.png  wait for the first outcomes, write the overview as a picture, exit
  --status             poll once without a window and print one JSON document;
                       exits with 0 ok, 1 warning, 2 critical, 3 blind
  --version            print the version
  --help               print this
`;
