import { compareDecimals } from "@bangvang/schema/exact";
import type { Comparison, ComparisonCell } from "../../../api/comparison.ts";
import { unitShortName } from "../../../api/unit-label.ts";
import { isNumber } from "../../../ui/is-number.ts";
import type { CompareSearch } from "../compare-search.ts";

/** What is said of all units together, in the order in which it stands behind them. */
export const totals = ["REPORTED", "COMPUTED", "DIFFERENCE", "MEAN", "MEDIAN"] as const;
export type Total = (typeof totals)[number];

/** Whose line it is: a unit's (its place among the rows of the answer), or one of all units together. */
export type Whose = { readonly kind: "UNIT"; readonly index: number } | { readonly kind: Total };

/** The lines of both axes, in the order in which they are shown; columns by their place in the answer. */
export interface Arrangement {
  readonly whose: readonly Whose[];
  readonly columns: readonly number[];
  readonly isSwapped: boolean;
}

type Sorting = Pick<CompareSearch, "swap" | "sort" | "direction">;

/** Units sorted by a column, or, when swapped, columns sorted by how well a unit does in them. The totals stay behind. */
export function arrange(comparison: Comparison, search: Sorting): Arrangement {
  const isSwapped = search.swap === true;
  const units = comparison.rows.map((_, index) => index);
  const columns = comparison.columns.map((_, index) => index);
  return {
    whose: [
      ...(isSwapped ? units : sortedUnits(comparison, units, search)).map(
        (index) => ({ kind: "UNIT", index }) as const,
      ),
      ...totals.filter((kind) => isThere(comparison, kind)).map((kind) => ({ kind })),
    ],
    columns: isSwapped ? sortedColumns(comparison, columns, search) : columns,
    isSwapped,
  };
}

/** "INDICATOR PERIOD": how a column is named in an address. */
export function columnKey({ indicator, period }: Comparison["columns"][number]): string {
  return `${indicator.code} ${period.key}`;
}

/** How a line of units is named in an address. No unit has a star in its code. */
export function whoseKey(comparison: Comparison, whose: Whose): string {
  return whose.kind === "UNIT" ? comparison.rows[whose.index]!.unit.code : `*${whose.kind}`;
}

/** A line without anything in it is not shown; units chosen one by one have reported nothing together. */
function isThere({ columns, cluster }: Comparison, kind: Total): boolean {
  if (kind === "COMPUTED") return true;
  if (kind === "REPORTED" || kind === "DIFFERENCE") return cluster !== null;
  return columns.some((column) => isNumber(kind === "MEAN" ? column.mean : column.median));
}

function sortedUnits({ rows, columns }: Comparison, units: readonly number[], search: Sorting): readonly number[] {
  const { sort } = search;
  const byName = (a: number, b: number): number =>
    unitShortName(rows[a]!.unit).localeCompare(unitShortName(rows[b]!.unit), "vi");
  if (sort === "name") return units.toSorted((a, b) => signOf(search, "up") * byName(a, b));
  const at = columns.findIndex((column) => columnKey(column) === sort);
  if (at < 0) return units;
  const cellOf = (unit: number): ComparisonCell => rows[unit]!.cells[at]!;
  const order = { valueOf: (unit: number) => cellOf(unit).value, sign: signOf(search, "down"), otherwise: byName };
  // A sum of some months does not stand between those it is not held against.
  const [whole, apart] = [
    units.filter((unit) => takesPart(cellOf(unit))),
    units.filter((unit) => !takesPart(cellOf(unit))),
  ];
  return [...sortedBy(whole, order), ...sortedBy(apart, order)];
}

/** The columns a unit is best in first: by its rank there. */
function sortedColumns({ rows, columns }: Comparison, all: readonly number[], search: Sorting): readonly number[] {
  const row = rows.find(({ unit }) => unit.code === search.sort);
  const asGiven = (a: number, b: number): number => a - b;
  if (search.sort === "name") {
    const name = (at: number): string => columns[at]!.indicator.name;
    return all.toSorted((a, b) => signOf(search, "up") * name(a).localeCompare(name(b), "vi") || asGiven(a, b));
  }
  if (!row) return all;
  const valueOf = (at: number): number | null => rankOf(row.cells[at]!);
  return sortedBy(all, { valueOf, sign: signOf(search, "up"), otherwise: asGiven });
}

/** Whether a cell is held against others, in a rank or, where neither more nor less is better, in their middle. */
export function takesPart({ unranked }: ComparisonCell): boolean {
  return unranked === null || unranked === "NEUTRAL" || unranked === "OVERLAPPING";
}

function rankOf({ rank }: ComparisonCell): number | null {
  return rank ?? null;
}

/** Figures fall and names rise at first. */
export function firstDirection(sort: string, isSwapped: boolean): "up" | "down" {
  return sort === "name" || isSwapped ? "up" : "down";
}

function signOf({ direction }: Sorting, first: "up" | "down"): 1 | -1 {
  return (direction ?? first) === "up" ? 1 : -1;
}

interface Order {
  readonly valueOf: (at: number) => number | null;
  readonly sign: 1 | -1;
  readonly otherwise: (a: number, b: number) => number;
}

/** What has no value stands last both ways. */
function sortedBy(all: readonly number[], { valueOf, sign, otherwise }: Order): readonly number[] {
  return all.toSorted((a, b) => {
    const [left, right] = [valueOf(a), valueOf(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null) || otherwise(a, b);
    return sign * compareDecimals(String(left), String(right)) || otherwise(a, b);
  });
}
