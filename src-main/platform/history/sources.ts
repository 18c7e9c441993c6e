/** The file's list of sources: numbers for names, columns for metrics, numbers for words. */
import { statement, type Store, type StoredSource } from './store.ts';

/** Words a source may have; what comes after is kept without its words. */
const MOST_WORDS = 1_000;

/** The entry for a source, made when it is new. New metrics are added at the end, so that stored columns keep their place. */
export function settleSource(
  store: Store,
  name: string,
  metrics: readonly string[],
  chief: string,
): StoredSource {
  const known = store.sources.get(name) ?? begin(store, name);
  const added = metrics.filter((metric) => !known.metrics.includes(metric));
  if (added.length === 0 && known.chief === chief) return known;
  known.metrics = [...known.metrics, ...added];
  known.chief = chief;
  store.unwritten.sources.add(known);
  const tail = store.tails.get(known.id);
  // A metric that is new to a source has no values in the rows it has already.
  while (tail && tail.values.length < known.metrics.length) tail.values.push(tail.times.map(() => NaN));
  return known;
}

function begin(store: Store, name: string): StoredSource {
  const id = Math.max(0, ...store.byId.keys()) + 1;
  const packed = store.nextEntry - 1;
  const source = { id, name, metrics: [], chief: '', words: [], packed, minutes: 0, hours: 0 };
  remember(store, source);
  store.unwritten.sources.add(source);
  return source;
}

/** The number of a text of a source; new ones are written with the rows they come with. */
export function wordIn(store: Store, source: StoredSource, text: string): number {
  const index = source.words.indexOf(text);
  if (index >= 0) return index;
  if (source.words.length >= MOST_WORDS) return wordIn(store, source, source.words[0] ?? '');
  source.words.push(text);
  store.unwritten.sources.add(source);
  return source.words.length - 1;
}

/** Writes sources that the file does not have as they are, within a transaction. */
export function writeSources(store: Store, sources: Iterable<StoredSource>): void {
  const put = statement(
    store,
    'INSERT OR REPLACE INTO sources (id, name, metrics, chief, words, packed, minutes, hours) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  for (const { id, name, metrics, chief, words, packed, minutes, hours } of sources) {
    put.run(id, name, JSON.stringify(metrics), chief, JSON.stringify(words), packed, minutes, hours);
  }
}

/** Reads the whole list. */
export function readSources(store: Store): void {
  for (const row of store.database.prepare('SELECT * FROM sources').all()) {
    const list = (name: string) => JSON.parse(String(row[name])) as string[];
    remember(store, {
      id: Number(row['id']),
      name: String(row['name']),
      metrics: list('metrics'),
      chief: String(row['chief']),
      words: list('words'),
      packed: Number(row['packed']),
      minutes: Number(row['minutes']),
      hours: Number(row['hours']),
    });
  }
}

function remember(store: Store, source: StoredSource): void {
  store.sources.set(source.name, source);
  store.byId.set(source.id, source);
}
