/** Bundles a file of this project for a child process or a thread, the way the app's build does it. */
import { join, resolve } from 'node:path';
import { build } from 'vite';

/** The bundle's path: `NAME.cjs` in `folder`. Packages with native parts stay outside; see `childEnvironment`. */
export async function bundled(source: string, folder: string, name: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true },
    build: {
      ssr: resolve(source),
      outDir: folder,
      emptyOutDir: false,
      rollupOptions: {
        external: ['@photostructure/sqlite'],
        output: { format: 'cjs', entryFileNames: `${name}.cjs` },
      },
    },
  });
  return join(folder, `${name}.cjs`);
}

/** With it a bundle that lies elsewhere finds this project's packages. */
export const childEnvironment = { ...process.env, NODE_PATH: resolve('node_modules') };
