/** Cells in one statement: enough to be worth its trip, few enough that no copy of a large set is held whole. */
const size = 5_000;

/** A list in portions, none of them empty. */
export function* inPortions<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
