/** Makes plain data of anything for the log: errors opened, secrets struck out by key, bounded in depth and length. */

const SECRET_KEY = /key|secret|token|password|authorization|cookie|credential/i;
const STRUCK = '***';
const DEEPEST = 6;
const MOST = 100;

export type CleanText = (text: string) => string;

function entriesOf(value: object): readonly (readonly [string, unknown])[] {
  return Object.keys(value)
    .slice(0, MOST)
    .map((key) => {
      try {
        return [key, (value as Record<string, unknown>)[key]] as const;
      } catch {
        return [key, 'unreadable'] as const;
      }
    });
}

/** An error's own words and stack, and what caused it. Other properties of it too: Node hangs codes there. */
function opened(error: Error): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  return {
    ...Object.fromEntries(entriesOf(error)),
    name,
    message,
    stack,
    ...(cause === undefined ? {} : { cause }),
  };
}

interface Walk {
  readonly text: CleanText;
  readonly depth: number;
  readonly above: ReadonlySet<object>;
}

function field(key: string, value: unknown, walk: Walk): unknown {
  const isBare = value === undefined || value === null || typeof value === 'boolean';
  return SECRET_KEY.test(key) && !isBare ? STRUCK : convert(value, walk);
}

function object(value: object, { text, depth, above }: Walk): unknown {
  if (above.has(value)) return 'cycle';
  if (depth > DEEPEST) return 'deeper';
  const walk = { text, depth: depth + 1, above: new Set([...above, value]) };
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  if (Array.isArray(value)) return value.slice(0, MOST).map((item) => convert(item, walk));
  const entries = entriesOf(value instanceof Error ? opened(value) : value);
  return Object.fromEntries(entries.map(([key, item]) => [text(key), field(key, item, walk)]));
}

function convert(value: unknown, walk: Walk): unknown {
  if (typeof value === 'string') return walk.text(value);
  if (typeof value === 'object' && value !== null) return object(value, walk);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'bigint') return walk.text(String(value));
  return value === undefined ? undefined : typeof value;
}

/** What `JSON.stringify` takes without surprises; every string has gone through `text`. */
export function toPlain(value: unknown, text: CleanText): unknown {
  return convert(value, { text, depth: 0, above: new Set() });
}
