/** Runes for tests, which are no rune modules themselves. */

/** A time that tells when it is set. */
export function turnedNow(): { now: number } {
  let now = $state(0);
  return {
    get now() {
      return now;
    },
    set now(next) {
      now = next;
    },
  };
}

/** Runs an effect as a component would; returns its end. */
export function runEffect(effect: () => void): () => void {
  return $effect.root(() => {
    $effect(effect);
  });
}
