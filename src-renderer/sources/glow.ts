/** Lets a row glow once when its state changes: 400 ms, and not where motion is unwanted. */

/** An attachment's body: remembers the tone it saw, and glows when another comes. */
export function glowOnChange(toneOf: () => string): (element: HTMLElement) => void {
  let last: string | undefined;
  return (element) => {
    const tone = toneOf();
    const isChange = last !== undefined && last !== tone;
    last = tone;
    if (!isChange || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const glow = 'color-mix(in srgb, var(--accent) 26%, transparent)';
    element.animate([{ backgroundColor: glow }, { backgroundColor: 'transparent' }], {
      duration: 400,
      easing: 'ease-out',
    });
  };
}
