/** Moments as a `datetime-local` field has them: local, to the minute. */
const two = (value: number) => String(value).padStart(2, '0');

/** `2026-11-23T17:05`. */
export function toLocal(at: number): string {
  const time = new Date(at);
  const day = `${String(time.getFullYear()).padStart(4, '0')}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${day}T${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** Epoch ms, or undefined for what is no moment. */
export function fromLocal(text: string): number | undefined {
  const at = new Date(text).getTime();
  return text === '' || !Number.isFinite(at) || at < 0 ? undefined : at;
}
