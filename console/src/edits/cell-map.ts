import type { FigureKey } from "@bangvang/schema/figure";

interface Entry<Value> {
  readonly key: FigureKey;
  value: Value;
}

type Codes<Inner> = Map<string, Inner>;

/**
 * A map by the key of a cell, in the order of entry. It is looked up some hundred thousand times after a large paste, and
 * joining the four parts of a key to one text costs far more than going through them.
 */
export class CellMap<Value> {
  readonly #entries = new Set<Entry<Value>>();
  readonly #kinds: Codes<Codes<Codes<Codes<Entry<Value>>>>> = new Map();

  constructor(entries: Iterable<readonly [FigureKey, Value]> = []) {
    for (const [key, value] of entries) this.set(key, value);
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: FigureKey): Value | undefined {
    return this.#find(key)?.value;
  }

  has(key: FigureKey): boolean {
    return this.#find(key) !== undefined;
  }

  set(key: FigureKey, value: Value): void {
    const { unit, indicator, period, kind } = key;
    const row = inner(inner(inner(this.#kinds, kind), unit), period);
    const found = row.get(indicator);
    if (found) {
      found.value = value;
      return;
    }
    const entry = { key, value };
    row.set(indicator, entry);
    this.#entries.add(entry);
  }

  /** Whether there was one. */
  delete(key: FigureKey): boolean {
    const found = this.#find(key);
    if (!found) return false;
    this.#entries.delete(found);
    // What is left of its branches is small, and the next edit of the place goes there.
    this.#kinds.get(key.kind)?.get(key.unit)?.get(key.period)?.delete(key.indicator);
    return true;
  }

  clear(): void {
    this.#entries.clear();
    this.#kinds.clear();
  }

  *entries(): Generator<readonly [FigureKey, Value]> {
    for (const { key, value } of this.#entries) yield [key, value];
  }

  *keys(): Generator<FigureKey> {
    for (const { key } of this.#entries) yield key;
  }

  *values(): Generator<Value> {
    for (const { value } of this.#entries) yield value;
  }

  #find({ unit, indicator, period, kind }: FigureKey): Entry<Value> | undefined {
    return this.#kinds.get(kind)?.get(unit)?.get(period)?.get(indicator);
  }
}

function inner<Inner>(map: Codes<Codes<Inner>>, code: string): Codes<Inner> {
  let found = map.get(code);
  if (!found) map.set(code, (found = new Map<string, Inner>()));
  return found;
}
