import type { Dimensions } from "../../../reading/dimensions.ts";
import {
  clusterMemberDimension,
  lineageDimension,
  unitDimension,
  type UnitRow,
} from "../../organisation/organisation.dimensions.ts";

/** Two units that share people between two days (both inside): adding up both would count those twice. */
export interface RelatedPair {
  readonly a: number;
  readonly b: number;
  readonly from: string;
  readonly to: string;
}

export interface RelatedUnits {
  readonly pairs: readonly RelatedPair[];
  /** A number for each unit; units with the same number are never related. */
  readonly colourOf: ReadonlyMap<number, number>;
}

/**
 * Which units overlap: one stands under another, competes in a cluster, came out of another, or two clusters have a
 * member in common. Parts of one split predecessor do not overlap. Kept for as long as the version of the dimensions.
 */
export function relatedUnits(dimensions: Dimensions): RelatedUnits {
  const held = kept.get(dimensions);
  if (held) return held;
  const pairs = pairsOf(dimensions);
  const related = { pairs, colourOf: colour(dimensions.of(unitDimension).rows, pairs) };
  kept.set(dimensions, related);
  return related;
}

const kept = new WeakMap<Dimensions, RelatedUnits>();

/** A unit that holds another, for a time. */
interface Holder {
  readonly id: number;
  readonly from: string;
  readonly to: string;
}

const always = { from: "0001-01-01", to: "9999-12-31" };

function pairsOf(dimensions: Dimensions): readonly RelatedPair[] {
  const { rows } = dimensions.of(unitDimension);
  const above = new Map(
    rows.map(({ id, parentId }): [number, Holder[]] => [id, parentId === null ? [] : [{ id: parentId, ...always }]]),
  );
  for (const { unitId, clusterId, year } of dimensions.of(clusterMemberDimension).rows)
    above.get(unitId)?.push({ id: clusterId, from: `${year}-01-01`, to: `${year}-12-31` });
  const later = new Map(rows.map(({ id }): [number, Holder[]] => [id, []]));
  for (const { predecessorId, successorId } of dimensions.of(lineageDimension).rows)
    later.get(predecessorId)?.push({ id: successorId, ...always });

  const holders = new Map(rows.map(({ id }) => [id, reach([{ id, ...always }], above)]));
  const pairs = new Map<string, RelatedPair>();
  for (const { id } of rows) {
    const own = holders.get(id) ?? [];
    const successors = reach([{ id, ...always }], later).slice(1);
    const theirs = successors.flatMap((successor) => holders.get(successor.id) ?? []);
    for (const a of own) for (const b of [...own, ...theirs]) addPair(a, b, pairs);
  }
  return [...pairs.values()];
}

/** The holders themselves and everything that holds them, each for the time in which all the steps hold. */
function reach(start: readonly Holder[], steps: ReadonlyMap<number, readonly Holder[]>): readonly Holder[] {
  const found = new Map(start.map((holder) => [keyOf(holder), holder]));
  // A Map grows while it is walked, so what is above the above is met in the same loop.
  for (const holder of found.values()) {
    for (const step of steps.get(holder.id) ?? []) {
      const next = { id: step.id, ...shared(holder, step) };
      if (next.from <= next.to && !found.has(keyOf(next))) found.set(keyOf(next), next);
    }
  }
  return [...found.values()];
}

function addPair(a: Holder, b: Holder, pairs: Map<string, RelatedPair>): void {
  const time = shared(a, b);
  if (a.id === b.id || time.from > time.to) return;
  const pair = a.id < b.id ? { a: a.id, b: b.id, ...time } : { a: b.id, b: a.id, ...time };
  pairs.set(`${pair.a} ${pair.b} ${pair.from} ${pair.to}`, pair);
}

function keyOf({ id, from, to }: Holder): string {
  return `${id} ${from} ${to}`;
}

function shared(a: Omit<Holder, "id">, b: Omit<Holder, "id">): Omit<Holder, "id"> {
  return { from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to };
}

/**
 * The smallest number no related unit has yet, one unit after the other. Those that hold nobody come first, then what
 * came out of them, so that the provinces of one time share a number.
 */
function colour(rows: readonly UnitRow[], pairs: readonly RelatedPair[]): ReadonlyMap<number, number> {
  const neighbours = new Map(rows.map(({ id }) => [id, new Set<number>()]));
  for (const { a, b } of pairs) {
    neighbours.get(a)?.add(b);
    neighbours.get(b)?.add(a);
  }
  const colours = new Map<number, number>();
  const inOrder = rows.toSorted(
    (a, b) => heights[a.level] - heights[b.level] || (a.validFrom ?? "").localeCompare(b.validFrom ?? ""),
  );
  for (const { id } of inOrder) {
    const taken = new Set([...(neighbours.get(id) ?? [])].map((other) => colours.get(other)));
    let free = 0;
    while (taken.has(free)) free++;
    colours.set(id, free);
  }
  return colours;
}

const heights = { PROVINCE: 0, CLUSTER: 1, CONFEDERATION: 2 };
