/** Prism, which serves an OpenAPI document on loopback and refuses requests that the document does not allow. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Prism {
  /** `http://127.0.0.1:PORT`; paths have no version before them. */
  readonly origin: string;
  stop(): Promise<void>;
}

const LISTENING = /listening on (http:\/\/127\.0\.0\.1:\d+)/;

/** Serves `tests/fixtures/openapi/NAME`. With `strict`, answers that break the document are errors, too. */
export async function startPrism(name: string, strict: boolean): Promise<Prism> {
  const entry = createRequire(import.meta.url).resolve('@stoplight/prism-cli/dist/index.js');
  const document = fileURLToPath(new URL(`../../fixtures/openapi/${name}`, import.meta.url));
  const words = ['mock', '--port', '0', '--host', '127.0.0.1', ...(strict ? ['--errors'] : []), document];
  const child = spawn(process.execPath, [entry, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  const said: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => said.push(line));
  const lines = createInterface({ input: child.stdout });
  const origin = new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      said.push(line);
      const found = LISTENING.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`Prism did not start:\n${said.slice(-20).join('\n')}`)));
  });
  return {
    origin: await origin,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}
