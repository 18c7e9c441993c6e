import type { Page } from 'playwright/test';

/** Counts from now on how often the user presses a mouse button in the page. Answers with the count so far. */
export async function countPresses(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const root = document.documentElement;
    root.dataset['presses'] = '0';
    addEventListener(
      'pointerdown',
      () => (root.dataset['presses'] = String(Number(root.dataset['presses']) + 1)),
      true,
    );
  });
  return () => page.evaluate(() => Number(document.documentElement.dataset['presses']));
}
