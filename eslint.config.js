import security from 'eslint-plugin-security';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const noDefault = {
  'no-restricted-exports': [
    'error',
    { restrictDefaultExports: { direct: true, named: true, defaultFrom: true } },
  ],
};

const style = {
  ...noDefault,
  'max-lines': ['error', { max: 200, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 40, skipComments: true, skipBlankLines: true }],
  eqeqeq: 'error',
  'no-eval': 'error',
  'no-implied-eval': 'error',
  'no-new-func': 'error',
  'prefer-const': 'error',
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  'no-restricted-properties': [
    'error',
    {
      property: 'findCredentials',
      message: 'It kills the process when foreign items exist (faults.md F1): read one account at a time.',
    },
  ],
};

/** Who may import what (architecture): one list of barred patterns a folder. */
const bar = (files, patterns, rest = {}) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: patterns.map(([regex, message]) => ({ regex, message })) },
    ],
    ...rest,
  },
});

const PLATFORM = [
  '^(electron|node:.*|keytar|electron-store|@photostructure/.*)$',
  'Only platform/ knows Electron, Node or a native module.',
];
const coreGlobals = [
  'Date',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'clearTimeout',
  'clearInterval',
  'fetch',
  'console',
  'queueMicrotask',
  'performance',
  'process',
  'Buffer',
].map((name) => ({ name, message: 'The core gets time, randomness and the world through its ports.' }));

const pure = {
  'no-restricted-globals': ['error', ...coreGlobals],
  'no-restricted-syntax': [
    'error',
    {
      selector: "MemberExpression[object.name='Math'][property.name='random']",
      message: 'Use the Random port.',
    },
  ],
};

// eslint-disable-next-line no-restricted-exports -- ESLint reads a default export
export default ts.config(
  { ignores: ['out/', 'dist/', 'node_modules/', 'test-results/', 'playwright-report/'] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    plugins: { security },
    rules: { 'security/detect-unsafe-regex': 'error', 'security/detect-eval-with-expression': 'error' },
  },
  { rules: style },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser, svelteConfig } },
    rules: { 'svelte/no-at-html-tags': 'error' },
  },
  { files: ['build/**', 'tests/**', '*.js', '*.ts'], languageOptions: { globals: globals.node } },
  {
    files: ['tests/**', 'build/**'],
    rules: {
      'max-lines-per-function': 'off',
      // A table of polls and what they lead to reads better in one piece.
      'max-lines': ['error', { max: 350 }],
    },
  },
  bar(
    ['src-preload/contract/**'],
    [PLATFORM, ['src-(main|renderer)', 'The contract imports nothing but itself and the schema library.']],
    pure,
  ),
  bar(
    ['src-main/core/**'],
    [PLATFORM, ['/(providers|platform|demo)/', 'The core imports the contract and itself only.']],
    pure,
  ),
  bar(
    ['src-main/providers/**'],
    [
      PLATFORM,
      ['/(platform|demo)/', 'A provider imports core/provider, core/ports and the contract only.'],
      ['\\.\\./(streampixel|storm|fastpix)/', 'No provider knows another.'],
    ],
    pure,
  ),
  bar(
    ['src-main/platform/**'],
    [
      ['/(providers|demo)/', 'The platform knows no vendor.'],
      ['core/(?!ports|provider|sinks|status|history/)', 'The platform knows the core by its ports only.'],
    ],
  ),
  bar(
    ['src-main/demo/**'],
    [['/(core|providers|platform)/', 'The simulated vendors know the contract and node: only.']],
  ),
  bar(
    ['src-main/compose.ts'],
    [PLATFORM, ['/platform/', 'compose gets the parts of the platform handed in.']],
    pure,
  ),
  bar(['src-renderer/**'], [PLATFORM, ['src-main', 'The page knows main by the contract only.']]),
);
