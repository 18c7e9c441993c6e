import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const SCHEMAS = ['valibot'];

/** Who may import what (CONTRIBUTING "The shape"): prefixes of files of ours, and names of packages. */
const rules: readonly { folder: string; ours: readonly string[]; packages: readonly string[] }[] = [
  { folder: 'src-preload/contract', ours: ['src-preload/contract'], packages: SCHEMAS },
  { folder: 'src-main/core', ours: ['src-main/core', 'src-preload/contract'], packages: SCHEMAS },
  {
    folder: 'src-main/platform',
    ours: ['src-main/platform', 'src-main/core', 'src-preload/contract'],
    packages: ['electron', 'node:', 'keytar', 'electron-store', 'conf', '@photostructure/sqlite', ...SCHEMAS],
  },
  { folder: 'src-main/demo', ours: ['src-main/demo', 'src-preload/contract'], packages: ['node:'] },
  {
    folder: 'src-renderer',
    ours: ['src-renderer', 'src-preload/contract'],
    packages: ['svelte', 'chart.js', ...SCHEMAS],
  },
  ...['streampixel', 'storm', 'fastpix'].map((vendor) => ({
    folder: `src-main/providers/${vendor}`,
    ours: [
      `src-main/providers/${vendor}`,
      'src-main/core/provider.ts',
      'src-main/core/ports.ts',
      'src-main/core/answers.ts',
      'src-main/core/utc.ts',
      'src-main/core/polling/retry-after.ts',
      'src-preload/contract',
    ],
    packages: SCHEMAS,
  })),
];

const sources = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|svelte)$/.test(name))
    .map((name) => join(folder, name));

const importsOf = (file: string) =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^;'"]*?from\s+['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? '');

function target(file: string, specifier: string): string {
  if (specifier.startsWith('#contract/')) return specifier.replace('#contract', 'src-preload/contract');
  return relative(root, join(root, dirname(file), specifier));
}

function isAllowed(file: string, specifier: string, rule: (typeof rules)[number]): boolean {
  if (/^[.#]/.test(specifier)) return rule.ours.some((prefix) => target(file, specifier).startsWith(prefix));
  return rule.packages.some(
    (name) => specifier === name || specifier.startsWith(name.endsWith(':') ? name : `${name}/`),
  );
}

describe('who may import what', () => {
  it.each(rules)('holds in $folder', (rule) => {
    const files = sources(rule.folder);
    expect(files.length).toBeGreaterThan(0);
    const strays = files.flatMap((file) =>
      importsOf(file)
        .filter((specifier) => !isAllowed(file, specifier, rule))
        .map((specifier) => `${file} imports ${specifier}`),
    );
    expect(strays).toEqual([]);
  });

  it('lets the platform know the core by its ports only', () => {
    const ports = /^src-main\/core\/(ports|provider|sinks|status)\.ts$/;
    const strays = sources('src-main/platform').flatMap((file) =>
      importsOf(file)
        .filter(
          (specifier) => specifier.startsWith('.') && target(file, specifier).startsWith('src-main/core/'),
        )
        .filter(
          (specifier) =>
            !ports.test(target(file, specifier)) &&
            !target(file, specifier).startsWith('src-main/core/history/'),
        )
        .map((specifier) => `${file} imports ${specifier}`),
    );
    expect(strays).toEqual([]);
  });
});
