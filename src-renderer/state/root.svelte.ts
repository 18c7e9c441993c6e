/** What the document's root shows of the app: overall state, theme and density. */
import type { App } from './app.ts';

/** Keeps the root's attributes in step; to be called while a component is made. */
export function keepRoot(appOf: () => App): void {
  $effect(() => {
    const { board, preferences } = appOf();
    const { dataset } = document.documentElement;
    const { theme, density } = preferences.current;
    dataset['overall'] = board.overall?.state ?? 'idle';
    dataset['density'] = density;
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
  });
}
