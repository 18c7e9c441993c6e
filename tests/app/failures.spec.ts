import { demoProjects } from '../../src-main/demo/names.ts';
import type { Fault } from '../../src-main/demo/faults/fault.ts';
import type { Vendors } from '../../src-main/demo/vendors.ts';
import { expect, test } from '../support/app.ts';
import { exampleConfiguration } from '../support/example.ts';

interface Case {
  readonly name: string;
  readonly arrange: (vendors: Vendors) => void;
  /** What the source's own page says. */
  readonly words: RegExp;
}

const strike = (fault: Fault) => (vendors: Vendors) =>
  void vendors.faults.add({ vendor: 'streampixel', ...fault });

const cases: readonly Case[] = [
  {
    name: 'a wrong key',
    arrange: (vendors) => vendors.streampixel.rotateKey('another'),
    words: /does not accept the API key/,
  },
  {
    name: 'an unknown project',
    arrange: (vendors) => vendors.streampixel.remove(demoProjects.showroom),
    words: /has no project with this ID/,
  },
  {
    name: 'a foreign project',
    arrange: strike({ kind: 'status', status: 403 }),
    words: /belongs to another Streampixel user/,
  },
  {
    name: 'a 429 with Retry-After',
    arrange: strike({ kind: 'status', status: 429, headers: { 'retry-after': '30' } }),
    words: /asks for fewer requests/,
  },
  {
    name: 'a 429 without Retry-After',
    arrange: strike({ kind: 'status', status: 429 }),
    words: /asks for fewer requests/,
  },
  {
    name: 'a streak of 500',
    arrange: strike({ kind: 'status', status: 500 }),
    words: /has a fault of its own \(500\)/,
  },
  { name: 'a time-out', arrange: strike({ kind: 'hang' }), words: /did not send its whole answer within/ },
  {
    name: 'a cut connection',
    arrange: strike({ kind: 'cut', where: 'mid-body' }),
    words: /was cut before the answer was whole/,
  },
  {
    name: 'a web page instead of JSON',
    arrange: strike({ kind: 'rubbish', what: 'html' }),
    words: /a web page instead of data/,
  },
];

for (const { name, arrange, words } of cases) {
  test(`${name} is told in words and never leaves the light ok`, async ({ launch, vendors, desktop }) => {
    arrange(vendors);
    const { page: open } = await launch({
      configuration: exampleConfiguration(vendors, { without: ['edge', 'fp'] }),
    });
    const page = await open();
    const row = page.locator('[data-source-id="showroom"]').first();
    await expect(row).toHaveAttribute('data-condition', 'failing', { timeout: 30_000 });
    const sentence = await page.evaluate(async () => {
      const snapshot = await window.api.takeSnapshot(undefined);
      return snapshot.ok ? snapshot.value.sources[0]?.sentence : undefined;
    });
    expect(sentence).toMatch(words);
    await expect(page.locator(':root')).toHaveAttribute('data-overall', 'blind');
    expect((await desktop.tray.until(({ toolTip }) => toolTip.startsWith('blind'))).toolTip).toMatch(
      /^blind: /,
    );
  });
}
